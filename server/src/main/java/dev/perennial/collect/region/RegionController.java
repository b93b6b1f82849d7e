package dev.perennial.collect.region;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What forms offer for place and industry. */
@RestController
class RegionController {

    private static final List<String> SECTIONS = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L",
            "M",
            "N", "O", "P", "Q", "R", "S", "T");

    record RegionsView(List<Regions.Province> items) {
    }

    record DistrictsView(List<Regions.District> items) {
    }

    /** A section of the classification of industries. */
    record IndustryView(String code, String name) {
    }

    record IndustriesView(List<IndustryView> items) {
    }

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    @GetMapping("/api/v1/regions")
    @Allowed(Permission.SELF)
    RegionsView regions() {
        return new RegionsView(regions.provinces());
    }

    @GetMapping("/api/v1/regions/{city}/districts")
    @Allowed(Permission.SELF)
    DistrictsView districts(@PathVariable String city) {
        return new DistrictsView(regions.districts(city)
                .orElseThrow(() -> new ProblemException(RegionProblem.CITY_NOT_FOUND, city)));
    }

    @GetMapping("/api/v1/industries")
    @Allowed(Permission.SELF)
    IndustriesView industries(Locale language) {
        Words words = Words.beside(RegionController.class, "industries", language);
        return new IndustriesView(SECTIONS.stream().map(code -> new IndustryView(code, words.say(code))).toList());
    }
}
