package dev.perennial.engine.shard;

/** Stable 64-bit hash of a customer id. Part of the data format: changing it changes the order of partial sums. */
public final class ShardHash {

    private ShardHash() {
    }

    /** Hash of the id's UTF-16 code units; equal ids have equal hashes on every machine and version. */
    public static long of(CharSequence id) {
        long h = START;
        for (int i = 0; i < id.length(); i++) {
            h = step(h, id.charAt(i));
        }
        return finish(h);
    }

    /** As {@link #of(CharSequence)} for {@code length} characters of a buffer, without making a string. */
    public static long of(char[] buffer, int offset, int length) {
        long h = START;
        for (int i = 0; i < length; i++) {
            h = step(h, buffer[offset + i]);
        }
        return finish(h);
    }

    /** The shard, 0 … {@link Shards#COUNT} − 1, of a customer with this hash. */
    public static int shard(long hash) {
        return (int) (hash >>> (Long.SIZE - Shards.BITS));
    }

    private static final long START = 0xCBF29CE484222325L;

    private static long step(long h, char c) {
        return (h ^ c) * 0x100000001B3L;
    }

    /** The finaliser of a 64-bit mixer, so that the upper bits, which choose the shard, depend on every character. */
    private static long finish(long h) {
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }
}
