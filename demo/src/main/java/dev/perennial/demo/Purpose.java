package dev.perennial.demo;

/** What a stream of random numbers is drawn for. Keys are part of the data: add new ones, never reuse or change one. */
enum Purpose {
    PROFILE(1), ARRIVAL(2), PURCHASES(3), SPEND(4), BASKET(5), CHANNEL(6), REFUND(7), CONTACT(8), BEHAVIOUR(9),
    SUBSCRIPTION(10), ATTITUDE(11);

    private final long key;

    Purpose(long key) {
        this.key = key;
    }

    long key() {
        return key;
    }
}
