package dev.perennial.engine.report;

import java.util.Optional;

import dev.perennial.engine.value.ValueResult;

/** Why no customer has a value above zero, where that is so. Shares and ranks of value then mean nothing. */
final class NoValue {

    private NoValue() {
    }

    static Optional<String> reason(ValueResult result, Language language) {
        if (result.settings().margin() == 0) {
            return Optional.of(language.say("value.no-margin"));
        }
        return result.base().clv().estimate() <= 0
                ? Optional.of(language.say("value.nothing-expected"))
                : Optional.empty();
    }
}
