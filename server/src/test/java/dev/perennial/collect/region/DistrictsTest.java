package dev.perennial.collect.region;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is signed in is offered the districts of a city. */
@ServerTest
class DistrictsTest {

    @Autowired
    private TestClient client;

    @Test
    void theDistrictsOfACityAreListed() {
        Answer listed = client.as(Role.AGENT).get("/api/v1/regions/320500/districts");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listed.body().get("items")).hasSize(9);
        assertThat(listed.body().get("items").get(0).get("code").asString()).isEqualTo("320505");
        assertThat(listed.body().get("items").get(0).get("name").asString()).isEqualTo("虎丘区");
    }

    @Test
    void aCityWithoutDistrictsHasAnEmptyList() {
        Answer listed = client.as(Role.AGENT).get("/api/v1/regions/441900/districts");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body().get("items")).isEmpty();
    }

    @Test
    void anUnknownCityIsNotFoundAndItIsSaidWhereTheCodesAre() {
        Answer refused = client.as(Role.AGENT).get("/api/v1/regions/999999/districts");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body().get("code").asString()).isEqualTo("region/city-not-found");
        assertThat(refused.body().get("detail").asString()).contains("999999", "/api/v1/regions");
    }

    @Test
    void theListOfRegionsStaysWithoutDistricts() {
        Answer listed = client.as(Role.AGENT).get("/api/v1/regions");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text()).contains("深圳市").doesNotContain("南山区").hasSizeLessThan(40_000);
    }

    @Test
    void strangersAreToldNothing() {
        assertThat(client.get("/api/v1/regions/320500/districts").status()).isEqualTo(401);
    }
}
