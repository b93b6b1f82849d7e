package dev.perennial.engine.process;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.perennial.engine.orders.OrderShard;

/** Order lines of the customers of one shard, as they come. */
final class LineColumns {

    private int[] customer = new int[64];
    private int[] day = new int[64];
    private long[] amount = new long[64];
    private int size;

    /** @param number the customer's number in the directory */
    void add(int number, int on, long money) {
        if (size == day.length) {
            int more = size + (size >> 1);
            customer = Arrays.copyOf(customer, more);
            day = Arrays.copyOf(day, more);
            amount = Arrays.copyOf(amount, more);
        }
        customer[size] = number;
        day[size] = on;
        amount[size++] = money;
    }

    int size() {
        return size;
    }

    /**
     * The lines with their customers numbered as a shard numbers them. Empties these columns.
     *
     * @param place room for one number per customer of the directory, zeros for those of this shard
     */
    OrderShard shard(CustomerDirectory directory, int[] place) {
        int[] numbers = present(place);
        directory.sort(numbers);
        for (int rank = 0; rank < numbers.length; rank++) {
            place[numbers[rank]] = rank;
        }
        int[] owner = new int[size];
        for (int i = 0; i < size; i++) {
            owner[i] = place[customer[i]];
        }
        OrderShard shard = new OrderShard(
                IntStream.of(numbers).mapToObj(n -> Long.toString(directory.id(n))).toArray(String[]::new),
                IntStream.of(numbers).mapToLong(directory::id).toArray(), owner, Arrays.copyOf(day, size),
                Arrays.copyOf(amount, size), new long[0]);
        customer = new int[0];
        day = new int[0];
        amount = new long[0];
        size = 0;
        return shard;
    }

    /** Numbers of the customers that have lines here; their places are marked. */
    private int[] present(int[] place) {
        int[] numbers = new int[16];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (place[customer[i]] == 0) {
                place[customer[i]] = -1;
                numbers = count == numbers.length ? Arrays.copyOf(numbers, count * 2) : numbers;
                numbers[count++] = customer[i];
            }
        }
        return Arrays.copyOf(numbers, count);
    }
}
