package dev.perennial.engine.orders;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Hands the fields of each CSV row to an {@link OrderRow}, straight from the parser's buffer. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {

    private final @Nullable OrderColumn[] roles;
    private final OrderRow row;
    private boolean blank;
    private int fields;
    private long line;

    CsvRows(OrderColumns columns, OrderRow row) {
        this.roles = columns.roles();
        this.row = row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row.begin();
        blank = true;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index < roles.length) {
            OrderColumn role = roles[index];
            if (role != null) {
                row.field(role, buffer, offset, length);
            }
        }
        if (index == 0) {
            for (int i = offset; i < offset + length && blank; i++) {
                blank = OrderRow.isBlank(buffer[i]);
            }
        }
    }

    @Override
    protected CsvRows buildRecord() {
        fields = getFieldCount();
        return this;
    }

    /** Whether the line is empty or has only spaces. */
    boolean blank() {
        return blank && fields <= 1;
    }

    /** Whether the row has as many fields as there are headings. */
    boolean whole() {
        return fields == roles.length;
    }

    /** Line of the row's start, counted from 1 in what is read; the last one begun. */
    long line() {
        return line;
    }
}
