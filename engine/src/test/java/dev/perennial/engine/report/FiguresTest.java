package dev.perennial.engine.report;

import java.util.Locale;

import dev.perennial.engine.value.Interval;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    private static final Figures ENGLISH = figures(Locale.ENGLISH, "CNY");
    private static final Figures CHINESE = figures(Locale.CHINA, "CNY");

    @Test
    void moneyHasSymbolAndSeparators() {
        assertThat(ENGLISH.money(1_234_567.8)).isEqualTo("¥1,234,568");
        assertThat(ENGLISH.money(-12.5)).isEqualTo("−¥12.50");
        assertThat(figures(Locale.ENGLISH, "CHF").money(1_200)).isEqualTo("CHF\u00A01,200");
        assertThat(figures(Locale.ENGLISH, "").money(1_200)).isEqualTo("1,200");
    }

    @Test
    void largeAmountsUseTheWordsOfTheLanguage() {
        assertThat(ENGLISH.headline(12_344_870)).isEqualTo("¥12.3\u00A0million");
        assertThat(CHINESE.headline(12_344_870)).isEqualTo("¥1,234\u00A0万");
        assertThat(CHINESE.headline(312_344_870)).isEqualTo("¥3.12\u00A0亿");
        assertThat(CHINESE.headline(99_000)).isEqualTo("¥99,000");
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertThat(ENGLISH.money(Double.NaN)).isEqualTo("–");
        assertThat(ENGLISH.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(ENGLISH.range(new Interval(1, Double.NaN, 2))).isEqualTo("–");
    }

    @Test
    void smallSharesKeepADigitAndNeverVanish() {
        assertThat(ENGLISH.percent(0.456)).isEqualTo("46%");
        assertThat(ENGLISH.percent(0.056)).isEqualTo("5.6%");
        assertThat(ENGLISH.percent(0.0001)).isEqualTo("<0.1%");
        assertThat(ENGLISH.signedPercent(0.12)).isEqualTo("+12%");
        assertThat(ENGLISH.signedPercent(-0.12)).isEqualTo("−12%");
    }

    @Test
    void smallExpectedNumbersKeepADecimal() {
        assertThat(ENGLISH.count(0.2)).isEqualTo("0.2");
        assertThat(ENGLISH.count(3.0)).isEqualTo("3");
        assertThat(ENGLISH.count(1_653.4)).isEqualTo("1,653");
    }

    @Test
    void theChanceOfStayingIsSaidInWords() {
        assertThat(Language.of(Locale.ENGLISH, "").alive(0.897)).isEqualTo("very likely still with us (90%)");
        assertThat(Language.of(Locale.CHINA, "").alive(0.94)).isEqualTo("很可能仍在（94%）");
    }

    private static Figures figures(Locale locale, String currency) {
        return new Figures(Words.of(locale), currency);
    }
}
