package dev.perennial.engine.orders;

import java.io.IOException;
import java.util.List;

/** A source of rows that can be read into shards, and asked again for the rows that were rejected. */
interface OrderSource {

    /** Reads all rows. */
    ReadRows read() throws IOException, OrderFileException;

    /** Goes through the rows again and shows those that were rejected and are listed, in the order of the source. */
    void replay(RejectedRows rejected, RejectedRow show) throws IOException, OrderFileException;

    OrderColumns columns();

    OrderFormat format();

    /**
     * What was read.
     *
     * @param rows number of data rows
     */
    record ReadRows(long rows, List<OrderShard> shards, RejectedRows rejected) {
    }

    /** Sees one rejected row. */
    interface RejectedRow {
        void at(int index, List<String> fields) throws IOException;
    }
}
