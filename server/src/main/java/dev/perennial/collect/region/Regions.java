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
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The administrative divisions of China down to districts, in the order of their codes; read when first needed. */
@Component
public class Regions {

    /** A province, municipality, autonomous or special region, with what stands below it. */
    public record Province(String code, String name, String shortName, List<City> cities) {
    }

    /** A prefecture, or a county that a province governs itself. */
    public record City(String code, String name, String shortName) {
    }

    /** A district, county or county-level city; without a code where GB/T 2260 has none, as in Hong Kong. */
    public record District(@Nullable String code, String name) {
    }

    private static final class Read {
        private static final List<Province> PROVINCES = provincesWithCities();
        private static final Map<String, List<District>> DISTRICTS = districtsByCity(PROVINCES);
    }

    /** All provinces. A municipality, which has no prefectures, is its own city. */
    public List<Province> provinces() {
        return Read.PROVINCES;
    }

    /**
     * The districts of the city with this code, none of a city that has none, as Dongguan or a county that a province governs
     * itself; empty where no city has the code.
     */
    public Optional<List<District>> districts(String city) {
        return Optional.ofNullable(Read.DISTRICTS.get(city));
    }

    private static List<Province> provincesWithCities() {
        Map<String, City> provinces = new LinkedHashMap<>();
        Map<String, List<City>> cities = new LinkedHashMap<>();
        for (String[] cells : rows("regions.csv")) {
            City one = new City(cells[0], cells[1], cells[2]);
            String province = one.code().substring(0, 2);
            if (one.code().endsWith("0000")) {
                provinces.put(province, one);
                cities.put(province, new ArrayList<>());
            } else {
                Objects.requireNonNull(cities.get(province)).add(one);
            }
        }
        return provinces.entrySet().stream().map(entry -> {
            City one = entry.getValue();
            List<City> below = Objects.requireNonNull(cities.get(entry.getKey()));
            return new Province(one.code(), one.name(), one.shortName(), below.isEmpty() ? List.of(one) : below);
        }).toList();
    }

    private static Map<String, List<District>> districtsByCity(List<Province> provinces) {
        Map<String, List<District>> districts = new LinkedHashMap<>();
        provinces.forEach(province -> province.cities().forEach(city -> districts.put(city.code(), new ArrayList<>())));
        for (String[] cells : rows("districts.csv")) {
            Objects.requireNonNull(districts.get(cells[2]), () -> "no city " + cells[2])
                    .add(new District(cells[0].isEmpty() ? null : cells[0], cells[1]));
        }
        return districts;
    }

    private static List<String[]> rows(String file) {
        try (InputStream stream = Objects.requireNonNull(Regions.class.getResourceAsStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
