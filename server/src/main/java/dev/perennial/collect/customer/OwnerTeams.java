package dev.perennial.collect.customer;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.perennial.collect.customer.CustomerIntake.Incoming;
import dev.perennial.platform.access.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The teams of owners: whoever gets an owner and has no team gets the owner's, unless another one is told. */
@Component
class OwnerTeams {

    private final Teams teams;

    OwnerTeams(Teams teams) {
        this.teams = teams;
    }

    /** The team of an owner; none without one, or if it has been retired. */
    @Nullable
    Long of(@Nullable Long owner) {
        return owner == null ? null : teams.ofUsers(List.of(owner)).get(owner);
    }

    /** The team of each one's owner. */
    @Nullable
    Long[] of(List<Incoming> incoming) {
        List<Long> owners = incoming.stream().map(Incoming::owner).filter(Objects::nonNull)
                .map(Objects::requireNonNull).distinct().toList();
        Map<Long, Long> known = teams.ofUsers(owners);
        @Nullable
        Long[] all = new Long[incoming.size()];
        for (int i = 0; i < all.length; i++) {
            Long owner = incoming.get(i).owner();
            all[i] = owner == null ? null : known.get(owner);
        }
        return all;
    }

    /** The team of each one who is new: the one that is told, else the owner's. */
    @Nullable
    Long[] ofNew(List<Incoming> incoming) {
        @Nullable
        Long[] all = of(incoming);
        for (int i = 0; i < all.length; i++) {
            Long told = incoming.get(i).team();
            all[i] = told == null ? all[i] : told;
        }
        return all;
    }
}
