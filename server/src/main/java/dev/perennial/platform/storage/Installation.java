package dev.perennial.platform.storage;

import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What holds for the installation as a whole. Chosen at set-up; days and totals depend on it. */
@Service
public class Installation {

    /**
     * The choices.
     *
     * @param zone in which days begin
     * @param currency ISO code of the base currency
     * @param demo whether the data are the demo company's
     */
    public record Choices(ZoneId zone, String currency, boolean demo) {
    }

    private final JdbcClient jdbc;
    private volatile @Nullable Choices known;

    Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The business zone: the one chosen at set-up, before that the system's. */
    public ZoneId zone() {
        return choices().zone();
    }

    /** The base currency: the one chosen at set-up, before that CNY. */
    public String currency() {
        return choices().currency();
    }

    public boolean demo() {
        return choices().demo();
    }

    /** Keeps the choices. They are made once, before there are facts that depend on them. */
    public void choose(Choices choices) {
        Map.of("zone", choices.zone().getId(), "currency", choices.currency(), "demo", "" + choices.demo())
                .forEach((name, value) -> jdbc.sql("""
                        INSERT INTO platform.storage_setting (name, value)
                        VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).param("name", name).param("value", value).update());
        known = null;
    }

    private Choices choices() {
        Choices chosen = known;
        return chosen == null ? load() : chosen;
    }

    private Choices load() {
        Map<String, String> kept = jdbc.sql("SELECT name, value FROM platform.storage_setting").query(Setting.class)
                .list().stream().collect(Collectors.toMap(Setting::name, Setting::value));
        Choices choices = new Choices(ZoneId.of(kept.getOrDefault("zone", ZoneId.systemDefault().getId())),
                kept.getOrDefault("currency", "CNY"), Boolean.parseBoolean(kept.get("demo")));
        if (kept.containsKey("zone")) {
            known = choices;
        }
        return choices;
    }

    record Setting(String name, String value) {
    }
}
