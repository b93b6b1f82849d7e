package dev.perennial.demo;

import java.util.Locale;

/**
 * Who a customer is.
 *
 * @param number 1 … the company's number of customers
 * @param id the number as the company writes it
 * @param name in the customer's own script
 * @param language Chinese or English
 * @param place where the customer lives
 * @param channel where the customer usually orders
 */
public record DemoCustomer(long number, String id, String name, Locale language, Place place, Channel channel) {
}
