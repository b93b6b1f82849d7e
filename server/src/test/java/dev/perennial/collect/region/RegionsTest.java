package dev.perennial.collect.region;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.perennial.collect.region.Regions.City;
import dev.perennial.collect.region.Regions.District;
import dev.perennial.collect.region.Regions.Province;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The divisions are complete down to districts, and each code stands for one. */
class RegionsTest {

    private final Regions regions = new Regions();
    private final List<Province> provinces = regions.provinces();

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

    @Test
    void thereAreAllDivisionsOfTheCountyLevel() {
        List<String> counties = provinces.stream().flatMap(province -> province.cities().stream()
                .filter(city -> !city.code().endsWith("00")).map(City::name)).toList();
        List<String> districts = provinces.stream().flatMap(province -> province.cities().stream())
                .flatMap(city -> below(city.code()).stream()).filter(one -> one.code() != null).map(District::name)
                .toList();
        assertThat(counties.size() + districts.size()).as("divisions at the end of 2023").isEqualTo(2844);
        assertThat(districts).allMatch(name -> name.matches("\\S+[区县市旗]"));
        assertThat(Stream.concat(counties.stream(), districts.stream()).filter(name -> name.endsWith("市")))
                .as("cities among them").hasSize(397);
    }

    @Test
    void aDistrictBearsTheCodeOfItsCityAndANameOfItsOwn() {
        Set<String> codes = new HashSet<>();
        for (Province province : provinces) {
            boolean municipality = province.cities().getFirst().code().equals(province.code());
            for (City city : province.cities()) {
                List<District> districts = below(city.code());
                assertThat(districts).as(city.name()).extracting(District::name).doesNotHaveDuplicates();
                districts.stream().map(District::code).filter(Objects::nonNull).forEach(code -> {
                    assertThat(code).as(city.name()).matches("[0-9]{6}").doesNotEndWith("00")
                            .startsWith(city.code().substring(0, municipality ? 2 : 4));
                    assertThat(codes.add(code)).as("first %s", code).isTrue();
                });
            }
        }
    }

    @Test
    void districtsAreFoundWhereTheyLie() {
        assertThat(below("110000")).contains(new District("110108", "海淀区")).hasSize(16);
        assertThat(below("310000")).contains(new District("310115", "浦东新区")).hasSize(16);
        assertThat(below("500000")).contains(new District("500103", "渝中区"), new District("500229", "城口县"))
                .hasSize(38);
        assertThat(below("440300")).contains(new District("440305", "南山区")).hasSize(9);
        assertThat(below("320500")).contains(new District("320506", "吴中区"), new District("320583", "昆山市"));
        assertThat(below("330100")).contains(new District("330106", "西湖区"), new District("330114", "钱塘区"));
    }

    @Test
    void onlyACityWithoutDistrictsAndACountyGovernedByAProvinceHaveNoneBelow() {
        assertThat(provinces.stream().flatMap(province -> province.cities().stream())
                .filter(city -> city.code().endsWith("00") && below(city.code()).isEmpty()).map(City::shortName))
                .containsExactly("东莞", "中山", "儋州", "嘉峪关");
        assertThat(provinces.stream().flatMap(province -> province.cities().stream()).map(City::code)
                .filter(code -> !code.endsWith("00"))).contains("419001", "429004", "659012")
                .allMatch(code -> below(code).isEmpty());
    }

    @Test
    void whereTheStandardHasNoCodesDistrictsHaveNamesOnly() {
        assertThat(below("810000")).contains(new District(null, "油尖旺区")).hasSize(18);
        assertThat(below("820000")).contains(new District(null, "花地玛堂区")).hasSize(7);
        assertThat(below("710000")).contains(new District(null, "台北市")).hasSize(20);
    }

    @Test
    void aCodeThatNoCityHasHasNoDistricts() {
        assertThat(regions.districts("330000")).as("a province").isEmpty();
        assertThat(regions.districts("330106")).as("a district").isEmpty();
        assertThat(regions.districts("杭州")).as("a name").isEmpty();
    }

    private List<District> below(String city) {
        return regions.districts(city).orElseThrow();
    }
}
