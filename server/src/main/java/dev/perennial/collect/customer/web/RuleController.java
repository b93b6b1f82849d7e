package dev.perennial.collect.customer.web;

import java.util.List;
import java.util.Locale;

import dev.perennial.collect.customer.DescribeRule;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rules about customers, in words. */
@RestController
class RuleController {

    record DescribeRequest(@Nullable Rule rule) {
    }

    record RuleViolation(String pointer, String code, String detail) {
    }

    /** The sentence, or everything that is wrong with the rule, each with its place. */
    record DescriptionView(@Nullable String sentence, List<RuleViolation> violations) {
    }

    private final DescribeRule describe;

    RuleController(DescribeRule describe) {
        this.describe = describe;
    }

    @PostMapping("/api/v1/rules/describe")
    @Allowed(Permission.CUSTOMER_READ)
    DescriptionView describe(Caller caller, Locale language, @RequestBody DescribeRequest body) {
        DescribeRule.Description description = describe.describe(caller, body.rule(), "/rule", language);
        return new DescriptionView(description.sentence(), description.violations().stream()
                .map(violation -> new RuleViolation(violation.pointer(), violation.problem().code(),
                        violation.text(language)))
                .toList());
    }
}
