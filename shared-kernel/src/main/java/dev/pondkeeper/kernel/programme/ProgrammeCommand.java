package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What may be asked of the programme (规则集). There is one. */
public sealed interface ProgrammeCommand extends Command {

    /** The one programme's stream. */
    StreamId STREAM = new StreamId("programme", "default");

    @Override
    default StreamId target() {
        return STREAM;
    }

    @Override
    default @Nullable CustomerId concerns() {
        return null;
    }

    /**
     * Puts a new version in force, as a whole document: nothing is taken over from the version before.
     *
     * @param expectedVersion refused if another version is in force; absent: whatever is in force is replaced
     */
    record PublishProgramme(
            @Nullable Integer expectedVersion,
            ZoneId zone,
            String currency,
            PointsRules points,
            MembershipRules membership,
            TierRules tiers,
            ReferralRules referral,
            DistributionRules distribution,
            ContactRules contact,
            RenewalRules renewal,
            LadderRules ladder,
            @Nullable Instant occurredAt)
            implements ProgrammeCommand {
        public PublishProgramme {
            new Checks()
                    .require(expectedVersion == null || expectedVersion >= 1, "expectedVersion", "must be at least 1")
                    .field("currency", currency, Money::minorDigits)
                    .done();
        }

        /** The document as it would be in force. */
        public Programme as(int version) {
            return new Programme(
                    version,
                    zone,
                    currency,
                    points,
                    membership,
                    tiers,
                    referral,
                    distribution,
                    contact,
                    renewal,
                    ladder);
        }
    }
}
