package dev.perennial.understand.value.web;

import java.time.LocalDate;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.understand.value.CardView;
import dev.perennial.understand.value.Cards;
import dev.perennial.understand.value.WhyView;
import dev.perennial.understand.value.Whys;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's value, why it is that, and what it was before. */
@RestController
@RequestMapping("/api/v1/customers/{id:\\d{1,18}}/value")
class CardController {

    private final Cards cards;
    private final Whys whys;

    CardController(Cards cards, Whys whys) {
        this.cards = cards;
        this.whys = whys;
    }

    @GetMapping
    @Allowed(Permission.VALUE_READ)
    CardView card(Caller caller, @PathVariable long id) {
        return cards.card(caller, id);
    }

    @GetMapping("/why")
    @Allowed(Permission.VALUE_READ)
    WhyView why(Caller caller, Locale locale, @PathVariable long id,
            @RequestParam(defaultValue = "clv") String figure) {
        return whys.why(caller, id, figure, locale);
    }

    @GetMapping("/history")
    @Allowed(Permission.VALUE_READ)
    CardView.HistoryView history(Caller caller, Locale locale, @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return cards.history(caller, id, asOf, locale);
    }
}
