package dev.perennial.engine.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import dev.perennial.engine.dataset.DatasetShape;
import tools.jackson.databind.json.JsonMapper;

/** Sends data sets to an engine process; several threads may, whole frames never mix. */
public final class FrameWriter {

    private final DataOutputStream out;
    private int datasets;

    public FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Says which columns the rows of a data set will have; answers the number under which they come. Customers first. */
    public synchronized int define(DatasetShape shape) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(shape);
        Frame.write(out, Frame.DEFINITION_MARK, datasets, json, json.length);
        return datasets++;
    }

    /** Sends whole tuples of PostgreSQL's binary COPY format: the first {@code length} bytes. */
    public synchronized void rows(int dataset, byte[] tuples, int length) throws IOException {
        Frame.write(out, Frame.ROWS_MARK, dataset, tuples, length);
    }

    /** Says that nothing more comes. */
    public synchronized void end() throws IOException {
        Frame.write(out, Frame.END_MARK, 0, new byte[0], 0);
        out.flush();
    }
}
