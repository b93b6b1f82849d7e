package dev.perennial.platform.kernel;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Amounts as people of a language write them, with the symbol that pages show too. */
public final class MoneyFormat {

    private static final Map<String, String> SYMBOLS = new ConcurrentHashMap<>();

    private MoneyFormat() {
    }

    /** A format of amounts of an ISO currency; how many decimals it writes is up to the caller. */
    public static NumberFormat of(Locale language, String currency) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(language);
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        symbols.setCurrency(Currency.getInstance(currency));
        symbols.setCurrencySymbol(SYMBOLS.computeIfAbsent(currency, MoneyFormat::symbol));
        format.setDecimalFormatSymbols(symbols);
        return format;
    }

    /** The short symbol that people use at home: ¥ for CNY, $ for USD; the code where there is none. */
    private static String symbol(String code) {
        Currency currency = Currency.getInstance(code);
        Set<String> countries = Set.of(Locale.getISOCountries());
        return Stream.of(Locale.getAvailableLocales()).filter(home -> countries.contains(home.getCountry()))
                .filter(home -> currency.equals(Currency.getInstance(home))).map(currency::getSymbol)
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())).orElse(code);
    }
}
