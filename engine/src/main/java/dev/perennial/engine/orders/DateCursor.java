package dev.perennial.engine.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Takes the text of a date apart: three parts, then perhaps a time and an offset. */
final class DateCursor {

    /** How the three parts of a date stand. */
    enum Form {
        YEAR_MONTH_DAY, DAY_NAME_YEAR, NAME_DAY_YEAR,
        /** Numbers between points with the year last. */
        POINTS,
        /** Numbers between other marks; only the file tells the order. */
        NUMBERS
    }

    private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july",
            "august", "september", "october", "november", "december");

    private char[] buffer = new char[0];
    private int at;
    private int start;
    private int end;
    private final int[] part = new int[3];
    private final int[] digits = new int[3];
    private Form form = Form.NUMBERS;
    private int secondOfDay;
    private int compactSecond;
    private int offsetSeconds;
    private boolean offset;

    DateCursor over(char[] text, int from, int length) {
        buffer = text;
        at = from;
        start = from;
        end = from + length;
        compactSecond = 0;
        return this;
    }

    int first() {
        return part[0];
    }

    int second() {
        return part[1];
    }

    int third() {
        return part[2];
    }

    int firstDigits() {
        return digits[0];
    }

    int thirdDigits() {
        return digits[2];
    }

    Form form() {
        return form;
    }

    int secondOfDay() {
        return secondOfDay;
    }

    boolean hasOffset() {
        return offset;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    /** Reads the three parts; false when there are not three. The cursor then stands where a time may begin. */
    boolean parts() {
        if (at < end && isLetter(buffer[at])) {
            form = Form.NAME_DAY_YEAR;
            return month(0) && gap() && number(1) && digits[1] <= 2 && gap() && year(2);
        }
        if (!number(0)) {
            return false;
        }
        if (digits[0] == 8 || digits[0] == 14) {
            return compact();
        }
        if (at >= end) {
            return false;
        }
        char mark = buffer[at];
        if (digits[0] == 4) {
            form = Form.YEAR_MONTH_DAY;
            return mark == '年'
                    ? chinese()
                    : isMark(mark) && skip(mark) && shortNumber(1) && skip(mark) && shortNumber(2);
        }
        if (digits[0] > 2) {
            return false;
        }
        if (at + 1 < end && (isLetter(mark) || isLetter(buffer[at + 1]))) {
            form = Form.DAY_NAME_YEAR;
            return gap() && month(1) && gap() && year(2);
        }
        form = mark == '.' ? Form.POINTS : Form.NUMBERS;
        return isMark(mark) && skip(mark) && shortNumber(1) && skip(mark) && number(2)
                && (digits[2] == 4 || digits[2] <= 2);
    }

    private boolean compact() {
        boolean withTime = digits[0] == 14;
        if (withTime) {
            at -= 6;
            buffer = Arrays.copyOfRange(buffer, start, end);
            end -= start;
            at -= start;
            start = 0;
        }
        part[0] = value(start, 4);
        part[1] = value(start + 4, 2);
        part[2] = value(start + 6, 2);
        digits[2] = 2;
        form = Form.YEAR_MONTH_DAY;
        if (withTime) {
            compactSecond = value(at, 2) * 3600 + value(at + 2, 2) * 60 + value(at + 4, 2);
            boolean valid = value(at, 2) < 24 && value(at + 2, 2) < 60 && value(at + 4, 2) < 60;
            at = end == at + 6 ? end : at;
            return valid && at == end;
        }
        return true;
    }

    private int value(int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (buffer[i] - '0');
        }
        return number;
    }

    private boolean chinese() {
        return skip('年') && shortNumber(1) && skip('月') && shortNumber(2) && (skip('日') || skip('号'));
    }

    private boolean shortNumber(int index) {
        return number(index) && digits[index] <= 2;
    }

    private boolean year(int index) {
        return number(index) && (digits[index] == 4 || digits[index] == 2);
    }

    private boolean number(int index) {
        int from = at;
        int number = 0;
        while (at < end && isDigit(buffer[at]) && at - from < 15) {
            number = number * 10 + (buffer[at++] - '0');
        }
        part[index] = number;
        digits[index] = at - from;
        return at > from;
    }

    private boolean month(int index) {
        int from = at;
        while (at < end && isLetter(buffer[at])) {
            at++;
        }
        String name = new String(buffer, from, at - from).toLowerCase(Locale.ROOT);
        skip('.');
        for (int i = 0; i < MONTHS.size(); i++) {
            if (name.length() >= 3 && MONTHS.get(i).startsWith(name)) {
                part[index] = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Skips what separates a day, a month's name and a year. */
    private boolean gap() {
        skipAll(" -/,");
        return true;
    }

    private void skipAll(String marks) {
        while (at < end && marks.indexOf(buffer[at]) >= 0) {
            at++;
        }
    }

    private boolean skip(char mark) {
        if (at < end && buffer[at] == mark) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isMark(char c) {
        return c == '-' || c == '/' || c == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether the whole text is a number as spreadsheets and computers count days and seconds. */
    boolean serial() {
        at = start;
        if (!number(0)) {
            return false;
        }
        int count = digits[0];
        if (skip('.')) {
            number(1);
        }
        return at == end && (count == 5 || count == 10 || count == 13);
    }

    /** Reads what follows the date: nothing, or a time, perhaps with an offset; false when it is something else. */
    boolean time() {
        offset = false;
        secondOfDay = compactSecond;
        if (at == end) {
            return true;
        }
        if (buffer[at] == 'T' || buffer[at] == 't') {
            at++;
        } else {
            skipAll(" ,");
        }
        return at == end || (clock() && offset() && at == end);
    }

    private boolean clock() {
        if (!shortNumber(0) || !skip(':') || !number(1) || digits[1] != 2 || part[1] > 59) {
            return false;
        }
        int hour = part[0];
        int minute = part[1];
        int second = 0;
        if (skip(':')) {
            if (!number(1) || digits[1] != 2 || part[1] > 59) {
                return false;
            }
            second = part[1];
            if ((skip('.') || skip(',')) && !number(2)) {
                return false;
            }
        }
        int half = half();
        if (half >= 0) {
            if (hour < 1 || hour > 12) {
                return false;
            }
            hour = hour % 12 + half;
        }
        secondOfDay = hour * 3600 + minute * 60 + second;
        return hour < 24;
    }

    /** Reads AM or PM: the hours to add, or −1 when neither stands here. */
    private int half() {
        int from = at;
        skipAll(" ");
        if (at + 2 <= end) {
            String letters = new String(buffer, at, 2).toUpperCase(Locale.ROOT);
            if (letters.equals("AM") || letters.equals("PM")) {
                at += 2;
                return letters.equals("AM") ? 0 : 12;
            }
        }
        at = from;
        return -1;
    }

    private boolean offset() {
        skipAll(" ");
        if (at == end) {
            return true;
        }
        offset = true;
        offsetSeconds = 0;
        char sign = buffer[at];
        if (sign == 'Z' || sign == 'z') {
            at++;
            return true;
        }
        String rest = new String(buffer, at, end - at);
        if (rest.equals("UTC") || rest.equals("GMT")) {
            at = end;
            return true;
        }
        if (sign != '+' && sign != '-') {
            return false;
        }
        at++;
        if (!number(0)) {
            return false;
        }
        int hours = digits[0] == 4 ? part[0] / 100 : part[0];
        int minutes = digits[0] == 4 ? part[0] % 100 : 0;
        if (digits[0] <= 2 && skip(':')) {
            if (!number(1) || digits[1] != 2) {
                return false;
            }
            minutes = part[1];
        }
        offsetSeconds = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return (digits[0] == 4 || digits[0] <= 2) && hours <= 18 && minutes < 60;
    }
}
