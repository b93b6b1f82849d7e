package dev.perennial.engine.value;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValueRunTest {

    @Test
    void aUnitThatHasOnlyBegunIsNotCompared() {
        assertThat(ValueRun.unitsIn(50, PeriodUnit.WEEK.days())).isEqualTo(7);
        assertThat(ValueRun.unitsIn(45, PeriodUnit.MONTH.days())).isEqualTo(1);
    }

    @Test
    void aUnitThatLacksADayIsCompared() {
        assertThat(ValueRun.unitsIn(39 * 7 - 1, PeriodUnit.WEEK.days())).isEqualTo(39);
        assertThat(ValueRun.unitsIn(365, PeriodUnit.MONTH.days())).isEqualTo(12);
        assertThat(ValueRun.unitsIn(10, PeriodUnit.DAY.days())).isEqualTo(10);
    }

    @Test
    void atLeastOneUnitIsCompared() {
        assertThat(ValueRun.unitsIn(1, PeriodUnit.MONTH.days())).isEqualTo(1);
    }
}
