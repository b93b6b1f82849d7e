package dev.perennial.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.perennial.engine.value.ValueResult;

/**
 * The valuation as one self-contained page for a manager: no network, no script. The page is well-formed XML, too, so
 * any tool can take it apart.
 */
public final class HtmlReport {

    private static final String STYLE = "report.css";

    private final ValueResult result;
    private final Language language;

    private HtmlReport(ValueResult result, Locale locale) {
        this.result = result;
        this.language = Language.of(locale, result.settings().currency());
    }

    /**
     * Writes the page, in Chinese for a Chinese locale and else in English, over a file that may be there. The file
     * appears whole or not at all.
     */
    public static void write(ValueResult result, Locale locale, Path file) throws IOException {
        Path unfinished = file.toAbsolutePath()
                .resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(unfinished, page(result, locale));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The page as text. */
    public static String page(ValueResult result, Locale locale) {
        return new HtmlReport(result, locale).page();
    }

    private String page() {
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", language.words().locale().toLanguageTag());
        head(page);
        page.open("body").element("a", language.say("page.skip"), "href", "#worth", "class", "skip");
        List<Section> sections = List.of(new WorthSection(result, language), new CarriersSection(result, language),
                new StagesSection(result, language), new TrustSection(result, language),
                new DataSection(result, language), new ModelCard(result, language));
        header(page, sections);
        page.open("main");
        for (Section section : sections) {
            page.open("section", "id", section.code(), "aria-labelledby", section.code() + "-h");
            page.element("h2", language.words().code("section", section.code()), "id", section.code() + "-h");
            section.write(page);
            page.end();
        }
        page.end();
        page.element("footer", language.say("page.footer"));
        return page.end().end().toString();
    }

    private void head(Markup page) {
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", language.say("page.title", result.source()));
        page.open("style").raw(style()).close().end();
    }

    private void header(Markup page, List<Section> sections) {
        page.open("header").element("p", language.say("page.brand"), "class", "brand");
        page.element("h1", language.say("page.heading"));
        page.open("p").text(language.say("page.as-of", language.figures().date(result.asOf()))).text(" · ");
        page.element("bdi", result.source()).text(" · ");
        page.text(language.say("page.size", language.customers(result.customers()), language.orders(result.orders())));
        if (!result.settings().currency().isBlank()) {
            page.text(" · ").text(language.say("page.currency", result.settings().currency()));
        }
        page.close().open("nav", "aria-label", language.say("page.contents"));
        for (Section section : sections) {
            page.element("a", language.words().code("section", section.code()), "href", "#" + section.code());
        }
        page.end().end();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
