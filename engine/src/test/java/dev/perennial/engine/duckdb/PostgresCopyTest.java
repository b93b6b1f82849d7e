package dev.perennial.engine.duckdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresCopyTest {

    @Test
    void eachTypeHasItsField() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(19);
        header.put("PGCOPY\n".getBytes(StandardCharsets.US_ASCII)).put((byte) 0xFF).put((byte) '\r').put((byte) '\n');
        ByteBuffer row = ByteBuffer.allocate(200);
        row.putShort((short) 8).putInt(8).putLong(-5).putInt(-1).putInt(3).put("中".getBytes(StandardCharsets.UTF_8))
                .putInt(4).putInt(1).putInt(1).put((byte) 1).putInt(2).putShort((short) 7).putInt(8).putDouble(1.5)
                .putInt(4).putInt(3);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(header.array());
        whole.write(row.array(), 0, row.position());
        whole.writeBytes(new byte[]{(byte) 0xFF, (byte) 0xFF});
        assertThat(copied("SELECT -5::BIGINT, NULL::DOUBLE, '中', DATE '2000-01-02', true, 7::SMALLINT, 1.5::DOUBLE, "
                + "3::INTEGER")).isEqualTo(whole.toByteArray());
    }

    @Test
    void manyRowsComeWhole() throws IOException {
        byte[] bytes = copied("SELECT range::BIGINT, repeat('x', 40) FROM range(100000)");
        assertThat(bytes).hasSize(19 + 100_000 * (2 + 4 + 8 + 4 + 40) + 2);
    }

    private static byte[] copied(String query) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DuckDb db = DuckDb.open(1, 64)) {
            db.copyTo(query, out);
        }
        return out.toByteArray();
    }
}
