package dev.perennial.engine.math;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BfgsTest {

    private static final Objective ROSENBROCK = (p, g) -> {
        double valley = p[1] - p[0] * p[0];
        g[0] = -400 * p[0] * valley - 2 * (1 - p[0]);
        g[1] = 200 * valley;
        return 100 * valley * valley + (1 - p[0]) * (1 - p[0]);
    };

    @Test
    void aCurvedValleyIsFollowedToItsFloor() {
        Bfgs.Minimum found = Bfgs.minimise(ROSENBROCK, new double[]{-1.2, 1}, 1e-10, 200);
        assertThat(found.converged()).isTrue();
        assertThat(found.point()[0]).isCloseTo(1, within(1e-8));
        assertThat(found.point()[1]).isCloseTo(1, within(1e-8));
    }

    @Test
    void whereTheFunctionIsUndefinedTheSearchTurnsBack() {
        Objective barrier = (p, g) -> {
            g[0] = 1 - 1 / p[0];
            return p[0] > 0 ? p[0] - Math.log(p[0]) : Double.NaN;
        };
        assertThat(Bfgs.minimise(barrier, new double[]{6}, 1e-10, 100).point()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void theHessianIsThatOfTheFunction() {
        double[][] hessian = Matrices.hessian(ROSENBROCK, new double[]{1, 1}, 1e-4);
        assertThat(hessian[0][0]).isCloseTo(802, within(1e-4));
        assertThat(hessian[0][1]).isCloseTo(-400, within(1e-4));
        assertThat(hessian[1][1]).isCloseTo(200, within(1e-4));
        double[][] inverse = Matrices.inverse(hessian).orElseThrow();
        assertThat(inverse[0][0]).isCloseTo(.5, within(1e-4));
    }
}
