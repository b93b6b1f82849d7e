package dev.perennial.engine.orders;

/**
 * Part of a text file between two line ends.
 *
 * @param from first byte
 * @param to byte after the last
 * @param firstLine number of its first line in the file, from 1
 */
record Piece(long from, long to, long firstLine) {
}
