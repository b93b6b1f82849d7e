package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.perennial.engine.cli.Exit;
import dev.perennial.engine.cli.Perennial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCommandTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void theDemoLeavesOrdersScoresAndAReportInTheLanguageAskedFor() throws IOException {
        Path stale = Files.createDirectories(home.resolve("demo")).resolve("rejects.csv");
        Files.writeString(stale, "line,reason");
        int code = Perennial.run("demo-files", "--home", home.toString(), "--customers", "3000", "--lang", "zh");
        assertThat(code).isEqualTo(Exit.OK);
        List<String> scores = Files.readAllLines(home.resolve("demo/scores.csv"));
        assertThat(scores).hasSizeGreaterThan(2_900);
        assertThat(scores.getFirst()).startsWith("customer_id,first_order,last_order,orders,x,t_x,t,monetary,r,f,m,"
                + "rfm_group,quadrant,stage,p_alive,expected_orders,expected_value,clv,clv_low,clv_high");
        assertThat(Files.readString(home.resolve("demo/report.html"))).contains("lang=\"zh");
        assertThat(home.resolve("demo/rejects.csv")).doesNotExist();
        assertThat(home.resolve("demo")).isDirectoryNotContaining("glob:**.tmp").isDirectoryNotContaining(
                "glob:**.part");
    }

    @Test
    void aCompanyOfNobodyIsAnArgumentError() {
        assertThat(Perennial.run("demo-files", "--home", home.toString(), "--customers", "0")).isEqualTo(Exit.USAGE);
    }

    @Test
    void aFolderThatCannotBeMadeIsAnOutputError() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(Perennial.run("demo-files", "--home", file.toString())).isEqualTo(Exit.CANNOT_CREATE);
    }
}
