package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.paidInFull;
import static dev.pondkeeper.query.Story.published;
import static dev.pondkeeper.query.Story.received;
import static dev.pondkeeper.query.Story.refunded;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.distributor.DistributorEvent.ReferralRewardCounted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralTreeChanged;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every event there is, in an order in which each changes what a view shows, if any view shows it. */
public final class WholeStory {

    /** One of every kind at least. */
    public static final List<Event> EVERY_KIND = Stream.of(
                    CustomerStory.EVERY_KIND,
                    List.<Event>of(
                            paidInFull(),
                            refunded("o-1", "ming", "r-1", 500, 500, 2500, day(11)),
                            paid("o-2", "hong", 1, day(2)),
                            received("o-1", "ming", day(13)),
                            published(2, "Europe/Berlin")),
                    PointsStory.EVERY_KIND,
                    MembershipStory.EVERY_KIND,
                    CampaignStory.BEGUN,
                    CouponStory.EVERY_KIND,
                    TouchStory.EVERY_KIND,
                    CampaignStory.ENDED,
                    DistributionStory.EVERY_KIND)
            .flatMap(List::stream)
            .toList();

    /** The kinds that no view shows, and every kind but these is shown. */
    public static final Set<Class<? extends Event>> SHOWN_NOWHERE = Set.of(
            // The customer's own event of the same commit says whose the identity is, and where it is found.
            IdentityClaimed.class,
            IdentityReleased.class,
            // There for its version alone: two changes of one tree must not both be recorded.
            ReferralTreeChanged.class,
            // There for the daily cap; the reward itself is shown by ReferralRewarded.
            ReferralRewardCounted.class,
            // The touch that tells the customer is shown.
            PointsExpiryAnnounced.class);

    private WholeStory() {}
}
