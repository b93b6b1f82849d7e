package dev.perennial.engine.orders;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DateReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

    private static DateReader reader(DateOrder order, boolean given) {
        return new DateReader(order, given, OrderFiles.SHANGHAI, TODAY);
    }

    private static String read(DateReader reader, String text) {
        Reading reading = reader.read(text.toCharArray(), 0, text.length());
        return reading == Reading.READ ? LocalDate.ofEpochDay(reader.day()).toString() : reading.name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-05", "2024/3/5", "2024/03/05", "2024.3.5", "20240305", "2024年3月5日",
            "2024年03月05日 10:20",
            "2024-03-05T23:59:59", "2024-03-05 08:26", "2024-03-05 08:26:00.123456", "2024-03-05T00:00:00Z",
            "2024-03-05T20:00:00+08:00", "2024-03-04T23:00:00-0500", "05.03.2024", "5-Mar-2024", "05 March 2024",
            "Mar 5, 2024", "March 5 2024 11:00 PM", "20240305235959", "2024-03-05 12:00 UTC", "2024-3-5"})
    void formsThatNeedNoGuessAreRead(String text) {
        assertThat(read(reader(DateOrder.UNSETTLED, false), text)).isEqualTo("2024-03-05");
    }

    @Test
    void aTimeWithAnOffsetFallsOnTheBusinessDay() {
        assertThat(read(reader(DateOrder.UNSETTLED, false), "2024-03-05T16:00:00Z")).isEqualTo("2024-03-06");
        assertThat(read(new DateReader(DateOrder.UNSETTLED, false, ZoneId.of("America/New_York"), TODAY),
                "2024-03-05T04:59:59Z")).isEqualTo("2024-03-04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-30", "2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "1899-12-31",
            "20231301",
            "31.02.2023", "", "yesterday", "2023", "2023-01", "2023-01-01x", "2023-01-01 25:00", "2023-01-01 10:61",
            "2023-01-01 10", "13/13/2023", "2023/1", "2023-01-01T10:00+99:00", "2023--01-01", "05-Foo-2023", "//",
            "0000-00-00",
            "99999999999999999999"})
    void impossibleDatesAreBad(String text) {
        assertThat(read(reader(DateOrder.UNSETTLED, false), text)).isEqualTo("BAD");
    }

    @Test
    void aDayAfterTodayInTheBusinessZoneIsFuture() {
        assertThat(read(reader(DateOrder.UNSETTLED, false), "2025-06-30")).isEqualTo("2025-06-30");
        assertThat(read(reader(DateOrder.UNSETTLED, false), "2025-07-01")).isEqualTo("FUTURE");
        assertThat(read(reader(DateOrder.UNSETTLED, false), "2025-06-30T16:00:00Z")).isEqualTo("FUTURE");
        assertThat(read(reader(DateOrder.UNSETTLED, false), "9999-12-31")).isEqualTo("FUTURE");
    }

    @ParameterizedTest
    @CsvSource({"03/04/2024,2024-04-03,2024-03-04", "3-4-2024,2024-04-03,2024-03-04",
            "3/4/2024 10:30:00,2024-04-03,2024-03-04"})
    void dayAndMonthAreReadAsTheFileOrdersThem(String text, String dayFirst, String monthFirst) {
        assertThat(read(reader(DateOrder.DAY_FIRST, false), text)).isEqualTo(dayFirst);
        assertThat(read(reader(DateOrder.MONTH_FIRST, false), text)).isEqualTo(monthFirst);
        assertThat(read(reader(DateOrder.UNSETTLED, false), text)).isEqualTo("OPEN");
    }

    @Test
    void aDateAgainstTheOrderOfItsFileIsAQuestionOfTheFileUnlessTheOrderWasGiven() {
        assertThat(read(reader(DateOrder.DAY_FIRST, false), "01/25/2024")).isEqualTo("OPEN");
        assertThat(read(reader(DateOrder.DAY_FIRST, true), "01/25/2024")).isEqualTo("BAD");
        assertThat(read(reader(DateOrder.YEAR_FIRST, true), "01/02/2024")).isEqualTo("BAD");
    }

    @Test
    void equalDayAndMonthNeedNoOrder() {
        assertThat(read(reader(DateOrder.UNSETTLED, false), "05/05/2024")).isEqualTo("2024-05-05");
    }

    @Test
    void twoDigitYearsNeedAGivenOrder() {
        DateReader asking = reader(DateOrder.UNSETTLED, false);

        assertThat(read(asking, "05/03/24")).isEqualTo("BAD");
        assertThat(asking.shape()).isEqualTo(DateShape.TWO_DIGIT_YEAR);
        assertThat(read(asking, "5-Mar-24")).isEqualTo("BAD");
        assertThat(read(reader(DateOrder.DAY_FIRST, true), "05/03/24")).isEqualTo("2024-03-05");
        assertThat(read(reader(DateOrder.MONTH_FIRST, true), "05/03/98")).isEqualTo("1998-05-03");
        assertThat(read(reader(DateOrder.YEAR_FIRST, true), "24/03/05")).isEqualTo("2024-03-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"44927", "44927.5", "1672531200", "1672531200000"})
    void countsOfDaysAndSecondsAreToldApartFromDates(String text) {
        DateReader reader = reader(DateOrder.UNSETTLED, false);

        assertThat(read(reader, text)).isEqualTo("BAD");
        assertThat(reader.shape()).isEqualTo(DateShape.SERIAL);
    }

    @Test
    void aPatternIsObeyedAndNothingElse() {
        DateReader reader = new DateReader(new DatePattern("dd/MM/yy HH:mm"), OrderFiles.SHANGHAI, TODAY);

        assertThat(read(reader, "05/03/24 10:00")).isEqualTo("2024-03-05");
        assertThat(read(reader, "31/02/24 10:00")).isEqualTo("BAD");
        assertThat(read(reader, "2024-03-05")).isEqualTo("BAD");
        assertThat(read(new DateReader(new DatePattern("yyyyMMdd"), OrderFiles.SHANGHAI, TODAY), "20240305"))
                .isEqualTo("2024-03-05");
        assertThatThrownBy(() -> new DatePattern("HH:mm")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatePattern("bogus")).isInstanceOf(IllegalArgumentException.class);
    }
}
