package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;

/** DOMAIN.md §2, conservation: issued = available + pending + held + redeemed + expired + reversed, and nobody owes what he has. */
final class PointsAddUp implements Rule {

    @Override
    public void hear(Event event) {
        if (!(event instanceof PointsEvent points)) return;
        PointsBalances is = points.balances();
        assertThat(is.issued())
                .as("issued after %s", event)
                .isEqualTo(is.available() + is.pending() + is.held() + is.redeemed() + is.expired() + is.reversed());
        assertThat(is.available() == 0 || is.owed() == 0)
                .as("owed or available, not both: %s", event)
                .isTrue();
    }
}
