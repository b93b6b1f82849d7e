package dev.perennial.engine.orders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountReaderTest {

    private static String read(DecimalMark mark, boolean given, String text) {
        AmountReader reader = new AmountReader(mark, given);
        Reading reading = reader.read(text.toCharArray(), 0, text.length());
        return reading == Reading.READ ? OrderFiles.money(reader.value()) : reading.name();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"12#12", "12.5#12.5", "-12.50#-12.5", "(12.50)#-12.5", "12.50-#-12.5",
            "¥1,299.00#1299", "￥1,299#1299", "$-3.10#-3.1", "-$3.10#-3.1", "€ 5.00#5", "CNY 12#12", "12.5 USD#12.5",
            "12.5元#12.5", "RMB1,000#1000", "US$ 7.25#7.25", "1 299.00#1299", "1'299.00#1299", "+4#4", "0.00005#0",
            "0.00015#0.0002", "0.00025#0.0002", "1e3#1000", "1.5E-2#0.015", "１２.５#12.5", ".5#0.5", "12.#12", "001#1",
            "99999999999999.9999#99999999999999.9999", "1,234,567.891#1234567.891", "−8.00#-8"})
    void amountsOfManyStylesAreReadExactly(String text, String expected) {
        assertThat(read(DecimalMark.POINT, false, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"1.299,00#1299", "12,5#12.5", "1.299#1299", "1 299,00 €#1299",
            "(1.299,5)#-1299.5"})
    void aDecimalCommaIsReadWhereTheFileWritesOne(String text, String expected) {
        assertThat(read(DecimalMark.COMMA, false, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN", "inf", "--5", "(-5)", "5-5", "1.2.3.4", "12,34,56", "1,29", "$", "-",
            "1e99",
            "1e5x", "100000000000000", "99999999999999.99999", "-922337203685477.5808", "0x10", "12 34", ",", ".",
            "1.234.56",
            "111111111111111111111111111111111111111111111111111111111111111"})
    void whatIsNotAnAmountIsBad(String text) {
        assertThat(read(DecimalMark.POINT, true, text)).isEqualTo("BAD");
    }

    @Test
    void anAmountThatReadsDifferentlyInTheTwoStylesWaitsForTheFile() {
        assertThat(read(DecimalMark.UNSETTLED, false, "1,299")).isEqualTo("OPEN");
        assertThat(read(DecimalMark.UNSETTLED, false, "1.299")).isEqualTo("OPEN");
        assertThat(read(DecimalMark.UNSETTLED, false, "1299")).isEqualTo("1299");
    }

    @Test
    void anAmountAgainstTheStyleOfItsFileIsAQuestionOfTheFileUnlessTheStyleWasGiven() {
        assertThat(read(DecimalMark.POINT, false, "12,5")).isEqualTo("OPEN");
        assertThat(read(DecimalMark.POINT, true, "12,5")).isEqualTo("BAD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"1,299#EITHER", "1.299#EITHER", "12,345#EITHER", "1,299,000#POINT",
            "1.299.000#COMMA",
            "1.299,00#COMMA", "1,299.00#POINT", "12.5#POINT", "12,5#COMMA", "0.125#POINT", "0,125#COMMA",
            "1299.125#POINT",
            "1 299,125#COMMA", "12#PLAIN", "1 299#PLAIN", "x#NONE", "1,2,3#NONE"})
    void eachAmountSaysWhatItKnowsOfTheDecimalMark(String text, AmountText.Evidence evidence) {
        assertThat(AmountText.of(text.toCharArray(), 0, text.length()).evidence()).isEqualTo(evidence);
    }

    @Test
    void quantityTimesPriceIsRoundedOnce() {
        AmountReader quantity = new AmountReader(DecimalMark.POINT, false);
        AmountReader price = new AmountReader(DecimalMark.POINT, false);
        AmountReader amount = new AmountReader(DecimalMark.POINT, false);
        assertThat(quantity.read("3".toCharArray(), 0, 1)).isEqualTo(Reading.READ);
        assertThat(price.read("0.33335".toCharArray(), 0, 7)).isEqualTo(Reading.READ);

        assertThat(amount.product(quantity, price)).isEqualTo(Reading.READ);
        assertThat(OrderFiles.money(amount.value())).isEqualTo("1");
    }
}
