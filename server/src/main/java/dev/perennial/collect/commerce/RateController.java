package dev.perennial.collect.commerce;

import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates over HTTP. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
class RateController {

    private final ExchangeRates rates;

    RateController(ExchangeRates rates) {
        this.rates = rates;
    }

    @GetMapping
    @Allowed(Permission.FACT_WRITE)
    ExchangeRates.Page page(@RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return rates.page(currency, limit, after);
    }

    @PostMapping("/batch")
    @Allowed(Permission.RATE_WRITE)
    BatchResult store(Caller caller, Locale language, @RequestBody ExchangeRates.Batch body) {
        return rates.store(caller, body, language);
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.RATE_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable long id) {
        rates.remove(caller, id);
    }
}
