package dev.perennial.engine.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.perennial.engine.orders.CellText;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row that may hold several things, or that few files have. */
final class DetailCells {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST = 50;
    private static final Pattern BETWEEN = Pattern.compile("[,，;；|、]");
    private static final Pattern EMAIL = Pattern
            .compile("[^\\s@,;<>()\"\\[\\]]{1,64}@[^\\s@,;<>()\"]+\\.[^\\s@.,;<>()\"]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]*(?:(?:ext|x|转|#)\\.? ?[0-9]{1,6})?");

    private final RowCells cells;
    private final boolean any;

    DetailCells(RowCells cells, Map<ImportField, Integer> mapping) {
        this.cells = cells;
        this.any = mapping.keySet().stream()
                .anyMatch(
                        field -> field instanceof CustomerField known && known.compareTo(CustomerField.CREATED_AT) > 0);
    }

    /** What the row tells beside the usual; the first number and address are the customer's own. */
    CustomerDetails read(List<String> phones, List<String> emails) {
        if (!any && phones.size() <= 1 && emails.size() <= 1) {
            return CustomerDetails.NONE;
        }
        return new CustomerDetails(cells.text(CustomerField.DISTRICT, LONGEST_WORD),
                cells.text(CustomerField.CAMPAIGN, LONGEST_WORD), cells.text(CustomerField.SIZE, LONGEST_WORD),
                several(CustomerField.INTERESTS), several(CustomerField.BELIEFS),
                cells.text(CustomerField.HABITS, LONGEST_TEXT),
                further(phones, phones(CustomerField.PHONE_2), phones(CustomerField.PHONE_3)),
                further(emails, emails(CustomerField.EMAIL_2), emails(CustomerField.EMAIL_3)), contact());
    }

    private static List<String> further(List<String> own, List<String> second, List<String> third) {
        return Stream.of(own.stream().skip(1), second.stream(), third.stream()).flatMap(part -> part).distinct()
                .toList();
    }

    /** The texts of a cell that may hold several; null where it is empty. */
    @Nullable
    List<String> several(CustomerField field) {
        String text = cells.value(field);
        if (text.isEmpty()) {
            return null;
        }
        List<String> found = parts(text);
        if (found.size() > MOST || found.stream().anyMatch(one -> one.length() > LONGEST_WORD)) {
            cells.problem(field, RowFault.TOO_LONG, LONGEST_WORD);
        }
        return found;
    }

    private static List<String> parts(String text) {
        if (!BETWEEN.matcher(text).find()) {
            return List.of(text);
        }
        return Arrays.stream(BETWEEN.split(text, -1)).map(CellText::strip).filter(one -> !one.isEmpty()).distinct()
                .toList();
    }

    /** E-mail addresses, the first of which counts most. */
    List<String> emails(CustomerField field) {
        return each(field, LONGEST_EMAIL, RowFault.BAD_EMAIL);
    }

    /** Telephone numbers, the first of which counts most. */
    List<String> phones(CustomerField field) {
        return each(field, LONGEST_WORD, RowFault.BAD_PHONE);
    }

    private List<String> each(CustomerField field, int longest, RowFault fault) {
        String text = cells.value(field);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> good = new ArrayList<>();
        for (String one : parts(text)) {
            if (one.length() > longest) {
                cells.problem(field, RowFault.TOO_LONG, longest);
            } else if (fault == RowFault.BAD_EMAIL ? EMAIL.matcher(one).matches() : isPhone(one)) {
                good.add(one);
            } else {
                cells.problem(field, fault, one);
            }
        }
        if (good.size() > MOST) {
            cells.problem(field, RowFault.TOO_LONG, longest);
        }
        return good;
    }

    private static boolean isPhone(String text) {
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 5 && digits <= 21 && PHONE.matcher(text).matches();
    }

    private CustomerDetails.@Nullable Contact contact() {
        String name = cells.text(CustomerField.CONTACT_NAME, LONGEST_NAME);
        String title = cells.text(CustomerField.CONTACT_TITLE, LONGEST_WORD);
        List<String> phones = phones(CustomerField.CONTACT_PHONE);
        List<String> emails = emails(CustomerField.CONTACT_EMAIL);
        if (name == null) {
            if (title != null || !phones.isEmpty() || !emails.isEmpty()) {
                cells.problem(CustomerField.CONTACT_NAME, RowFault.CONTACT_NAMELESS);
            }
            return null;
        }
        return new CustomerDetails.Contact(name, title, phones.isEmpty() ? null : phones.getFirst(),
                emails.isEmpty() ? null : emails.getFirst());
    }
}
