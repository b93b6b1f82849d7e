package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerFileTest {

    private static final DemoCompany COMPANY = DemoCompany.standard().withCustomers(5_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFilesAreTheSameEveryTime() throws IOException {
        DemoFiles.Written first = DemoFiles.write(COMPANY, Locale.CHINESE, folder.resolve("a"));
        DemoFiles.Written second = DemoFiles.write(COMPANY, Locale.CHINESE, folder.resolve("b"));
        assertThat(Files.mismatch(first.customers(), second.customers())).isEqualTo(-1);
        assertThat(Files.mismatch(first.orders(), second.orders())).isEqualTo(-1);
    }

    @Test
    void everyCustomerHasARowAndNobodyCanBeReached() throws IOException {
        List<String> lines = Files
                .readAllLines(DemoFiles.write(COMPANY, Locale.CHINESE, folder.resolve("files")).customers());
        assertThat(lines.getFirst()).isEqualTo(CustomerFile.HEADINGS);
        assertThat(lines).hasSize(5_001);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertThat(fields).hasSize(13);
            assertThat(fields[1]).isNotBlank();
            assertThat(fields[3]).matches("|[a-z0-9.']+@example\\.(com|net|org)");
            assertThat(fields[4]).matches("|\\+86 111 \\d{4} \\d{4}|\\+1 202 555 01\\d\\d");
        }
    }

    @Test
    void businessesAndOwnersAreSpreadAsInARealCompany() {
        List<Profile> profiles = COMPANY.histories().map(history -> Profile.of(COMPANY, history)).toList();
        assertThat(profiles.stream().filter(Profile::company).count()).isBetween(150L, 250L);
        assertThat(profiles.stream().filter(Profile::company)).allMatch(profile -> profile.owner().isPresent()
                && profile.industry().isPresent());
        Map<String, Long> owned = profiles.stream().flatMap(profile -> profile.owner().stream())
                .collect(Collectors.groupingBy(login -> login, Collectors.counting()));
        assertThat(owned.keySet())
                .containsExactlyInAnyOrderElementsOf(AccountManager.all().stream().map(AccountManager::login).toList());
        assertThat(owned.values()).allMatch(customers -> customers > 350);
    }

    @Test
    void nobodyOrderedBeforeTheyWereKnown() {
        COMPANY.histories().forEach(history -> {
            LocalDate created = Profile.of(COMPANY, history).createdOn();
            assertThat(history.orders()).allMatch(order -> !order.time().toLocalDate().isBefore(created));
        });
    }
}
