package dev.perennial.platform.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

import dev.perennial.platform.storage.Installation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The day it is in the business zone, on which the last days of a rule end. */
@Component
public class Today {

    private final Clock clock;
    private final Supplier<ZoneId> zone;

    @Autowired
    Today(Clock clock, Installation installation) {
        this(clock, installation::zone);
    }

    Today(Clock clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** The business zone. */
    ZoneId zone() {
        return zone.get();
    }

    public LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone.get());
    }
}
