package dev.perennial.collect.region;

import java.util.List;

import dev.perennial.collect.region.Regions.City;
import dev.perennial.collect.region.Regions.Province;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The divisions are complete down to prefectures, and each code stands for one. */
class RegionsTest {

    private final List<Province> provinces = new Regions().provinces();

    @Test
    void thereAreAllProvincesAndPrefectures() {
        assertThat(provinces).hasSize(34);
        List<City> cities = provinces.stream().flatMap(province -> province.cities().stream()).toList();
        assertThat(cities).extracting(City::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(cities.stream().filter(city -> city.code().endsWith("00") && !city.code().endsWith("0000")
                && city.code().charAt(2) != '9')).as("prefectures").hasSize(333);
    }

    @Test
    void citiesStandBelowTheirProvinceAndAMunicipalityIsItsOwn() {
        for (Province province : provinces) {
            assertThat(province.cities()).as(province.name()).isNotEmpty()
                    .allMatch(city -> city.code().startsWith(province.code().substring(0, 2)));
        }
        Province zhejiang = provinces.stream().filter(one -> one.shortName().equals("浙江")).findFirst().orElseThrow();
        assertThat(zhejiang.code()).isEqualTo("330000");
        assertThat(zhejiang.cities()).extracting(City::shortName).contains("杭州", "宁波").hasSize(11);
        assertThat(provinces.getFirst().cities()).extracting(City::name).containsExactly("北京市");
    }
}
