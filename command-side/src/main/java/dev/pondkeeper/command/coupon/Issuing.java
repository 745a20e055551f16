package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.Evidence;
import dev.pondkeeper.kernel.coupon.CouponEvent.EvidenceInput;
import dev.pondkeeper.kernel.coupon.PriceEvidence;
import dev.pondkeeper.kernel.coupon.PriceEvidence.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an issued coupon says, told from the command that asks for it. */
final class Issuing {

    private Issuing() {}

    static CouponIssued of(IssueCoupon command, int programmeVersion) {
        return new CouponIssued(
                command.couponId(),
                command.customerId(),
                command.kind().name(),
                command.percentPaid(),
                plain(command.amountOff()),
                plain(command.floor()),
                command.validFrom() == null ? command.happenedAt() : command.validFrom(),
                command.validUntil(),
                command.campaign(),
                plain(command.evidence()),
                programmeVersion,
                command.happenedAt());
    }

    /** What the caller left out may differ: it gets another default with each attempt. */
    static boolean repeats(IssueCoupon command, CouponIssued known) {
        CouponIssued asked = of(command, known.programmeVersion());
        return new CouponIssued(
                        asked.couponId(),
                        asked.customerId(),
                        asked.kind(),
                        asked.percentPaid(),
                        asked.amountOff(),
                        asked.floor(),
                        command.validFrom() == null ? known.validFrom() : asked.validFrom(),
                        asked.validUntil(),
                        asked.campaign(),
                        asked.evidence(),
                        asked.programmeVersion(),
                        known.occurredAt())
                .equals(known);
    }

    private static @Nullable Amount plain(@Nullable Money money) {
        return money == null ? null : money.plain();
    }

    private static @Nullable Evidence plain(@Nullable PriceEvidence evidence) {
        if (evidence == null) return null;
        List<Input> inputs = evidence.inputs();
        return new Evidence(
                evidence.rung(),
                evidence.rule(),
                (inputs == null ? List.<Input>of() : inputs)
                        .stream()
                                .map(input -> new EvidenceInput(input.name(), input.value()))
                                .toList(),
                evidence.programmeVersion());
    }
}
