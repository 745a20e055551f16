package dev.pondkeeper.query;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.CampaignEvent;
import dev.pondkeeper.kernel.channel.ChannelEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.customer.CustomerEvent;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.distributor.DistributorEvent;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.order.OrderEvent;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.programme.ProgrammeEvent;
import dev.pondkeeper.kernel.referral.ReferralEvent;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralTreeChanged;
import dev.pondkeeper.kernel.touch.ContactEvent;
import dev.pondkeeper.kernel.touch.TouchEvent;

/** The stream an event stands in (API.md, Ids). */
final class Streams {

    private Streams() {}

    static String of(Event event) {
        if (event instanceof CustomerEvent) return "customer:" + event.customerId();
        if (event instanceof IdentityReleased released) return "identity:" + released.identity();
        if (event instanceof IdentityClaimed claimed) return "identity:" + claimed.identity();
        if (event instanceof OrderEvent order) return "order:" + order.orderId();
        if (event instanceof PointsEvent) return "points:" + event.customerId();
        if (event instanceof MembershipEvent) return "membership:" + event.customerId();
        if (event instanceof CouponEvent coupon) return "coupon:" + coupon.couponId();
        if (event instanceof ProgrammeEvent) return "programme:default";
        if (event instanceof TouchEvent touch) return "touch:" + touch.touchId();
        if (event instanceof ContactEvent) return "contact:" + event.customerId();
        if (event instanceof ReferralTreeChanged tree) return "referral-tree:" + tree.rootId();
        if (event instanceof ReferralEvent referral) return "referral:" + referral.refereeId();
        if (event instanceof DistributorEvent || event instanceof WalletEvent)
            return "distributor:" + event.customerId();
        if (event instanceof CampaignEvent run) return "campaign-run:" + run.runId();
        if (event instanceof ChannelEvent channel) return "channel:" + channel.channel();
        throw new IllegalArgumentException("no stream is known for " + event.getClass());
    }
}
