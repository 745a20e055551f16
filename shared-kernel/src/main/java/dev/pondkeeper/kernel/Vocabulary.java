package dev.pondkeeper.kernel;

import dev.pondkeeper.kernel.campaign.CampaignCommand;
import dev.pondkeeper.kernel.campaign.CampaignEvent;
import dev.pondkeeper.kernel.channel.ChannelCommand;
import dev.pondkeeper.kernel.channel.ChannelEvent;
import dev.pondkeeper.kernel.coupon.CouponCommand;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.customer.CustomerCommand;
import dev.pondkeeper.kernel.customer.CustomerEvent;
import dev.pondkeeper.kernel.customer.IdentityEvent;
import dev.pondkeeper.kernel.distributor.DistributorCommand;
import dev.pondkeeper.kernel.distributor.DistributorEvent;
import dev.pondkeeper.kernel.distributor.WalletCommand;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import dev.pondkeeper.kernel.membership.MembershipCommand;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.order.OrderCommand;
import dev.pondkeeper.kernel.order.OrderEvent;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.programme.ProgrammeCommand;
import dev.pondkeeper.kernel.programme.ProgrammeEvent;
import dev.pondkeeper.kernel.referral.ReferralCommand;
import dev.pondkeeper.kernel.referral.ReferralEvent;
import dev.pondkeeper.kernel.touch.ContactEvent;
import dev.pondkeeper.kernel.touch.TouchCommand;
import dev.pondkeeper.kernel.touch.TouchEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every command and event there is, by its name in the ledger and at the HTTP door. */
public final class Vocabulary {

    private static final SortedMap<String, Class<? extends Command>> COMMANDS = named(
            List.of(
                    CustomerCommand.class,
                    OrderCommand.class,
                    PointsCommand.class,
                    MembershipCommand.class,
                    ProgrammeCommand.class,
                    CouponCommand.class,
                    TouchCommand.class,
                    ReferralCommand.class,
                    DistributorCommand.class,
                    WalletCommand.class,
                    ChannelCommand.class,
                    CampaignCommand.class),
            Command.class);

    private static final SortedMap<String, Class<? extends Event>> EVENTS = named(
            List.of(
                    CustomerEvent.class,
                    IdentityEvent.class,
                    OrderEvent.class,
                    PointsEvent.class,
                    MembershipEvent.class,
                    ProgrammeEvent.class,
                    CouponEvent.class,
                    TouchEvent.class,
                    ContactEvent.class,
                    ReferralEvent.class,
                    DistributorEvent.class,
                    WalletEvent.class,
                    ChannelEvent.class,
                    CampaignEvent.class),
            Event.class);

    private Vocabulary() {}

    /** By simple name, such as {@code RegisterCustomer}. */
    public static SortedMap<String, Class<? extends Command>> commands() {
        return new TreeMap<>(COMMANDS);
    }

    /** By simple name, such as {@code CustomerRegistered}. */
    public static SortedMap<String, Class<? extends Event>> events() {
        return new TreeMap<>(EVENTS);
    }

    private static <T> SortedMap<String, Class<? extends T>> named(List<Class<? extends T>> sealed, Class<T> root) {
        SortedMap<String, Class<? extends T>> byName = new TreeMap<>();
        for (Class<? extends T> family : sealed) {
            for (Class<?> member : family.getPermittedSubclasses()) {
                Class<? extends T> clash = byName.put(member.getSimpleName(), member.asSubclass(root));
                if (clash != null) throw new IllegalStateException("two messages are named " + member.getSimpleName());
            }
        }
        return byName;
    }
}
