package dev.perennial.collect.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;

/** The administrative divisions of China down to prefectures, in the order of their codes; read when first needed. */
@Component
public class Regions {

    /** A province, municipality, autonomous or special region, with what stands below it. */
    public record Province(String code, String name, String shortName, List<City> cities) {
    }

    /** A prefecture, or a county that a province governs itself. */
    public record City(String code, String name, String shortName) {
    }

    private static final class Read {
        private static final List<Province> PROVINCES = read();
    }

    /** All provinces. A municipality, which has no prefectures, is its own city. */
    public List<Province> provinces() {
        return Read.PROVINCES;
    }

    private static List<Province> read() {
        Map<String, City> provinces = new LinkedHashMap<>();
        Map<String, List<City>> cities = new LinkedHashMap<>();
        try (InputStream stream = Objects.requireNonNull(Regions.class.getResourceAsStream("regions.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).map(cells -> new City(cells[0], cells[1], cells[2]))
                    .forEach(one -> {
                        String province = one.code().substring(0, 2);
                        if (one.code().endsWith("0000")) {
                            provinces.put(province, one);
                            cities.put(province, new ArrayList<>());
                        } else {
                            Objects.requireNonNull(cities.get(province)).add(one);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return provinces.entrySet().stream().map(entry -> {
            City one = entry.getValue();
            List<City> below = Objects.requireNonNull(cities.get(entry.getKey()));
            return new Province(one.code(), one.name(), one.shortName(), below.isEmpty() ? List.of(one) : below);
        }).toList();
    }
}
