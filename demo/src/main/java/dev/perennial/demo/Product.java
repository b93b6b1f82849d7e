package dev.perennial.demo;

/**
 * Something the company sells.
 *
 * @param id article number
 * @param category a leaf of the category tree
 * @param name as on the shelf
 * @param listPrice price before any discount, in 1/100 of the currency unit
 * @param unitCost what one costs the company, in 1/100 of the currency unit
 */
public record Product(String id, Category category, Text name, long listPrice, long unitCost) {
}
