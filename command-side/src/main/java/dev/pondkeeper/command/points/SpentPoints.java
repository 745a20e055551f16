package dev.pondkeeper.command.points;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How points leave an account for something, are set aside for it, and come back. */
abstract class SpentPoints extends EarnedPoints {

    void redeem(RedeemPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        if (isKnown(command.redemptionId(), command.points(), accounts)) return;
        new Spending(settled(command, recordedAt, programme)).redeem(command);
    }

    /** Given back to the account that spent, which a merge may have left behind. */
    void reverse(ReverseRedemption command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        RedemptionId redemption = command.redemptionId();
        if (state().redemptions().pointsOf(redemption) >= 0) {
            reverseHere(command, recordedAt, programme, accounts);
        } else {
            accounts.find(state(), each -> each.redemptions().pointsOf(redemption) >= 0)
                    .orElseThrow(() -> new UnknownRedemption(redemption))
                    .execute(account -> account.reverseHere(command, recordedAt, programme, accounts));
        }
    }

    void hold(HoldPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Long recorded = held(command.holdId(), accounts);
        if (recorded != null && recorded != command.points()) throw new HoldClash(command.holdId(), recorded);
        if (recorded != null) return;
        new Spending(settled(command, recordedAt, programme)).hold(command);
    }

    void capture(CapturePoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        if (held(command.holdId(), accounts) == null) throw new UnknownHold(command.holdId());
        if (isKnown(command.redemptionId(), command.points(), accounts)) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).capture(command);
        finish(decision, accounts);
    }

    void release(ReleaseHold command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        if (held(command.holdId(), accounts) == null) throw new UnknownHold(command.holdId());
        if (state().hold(command.holdId()) == null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).release(command.holdId());
        finish(decision, accounts);
    }

    void transfer(TransferPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Long recorded = accounts.recorded(state(), each -> each.recorded("transfer:" + command.transferId()));
        String whole = "transfer to " + command.toCustomerId() + ":" + command.transferId();
        if (recorded != null
                && (recorded != command.points() || accounts.recorded(state(), each -> each.recorded(whole)) == null)) {
            throw new TransferClash(command.transferId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        List<IssuedLot> lots =
                new Moves(decision).transferOut(command.transferId(), command.toCustomerId(), command.points());
        accounts.transfer(command, lots, recordedAt);
    }

    void reverseHere(
            ReverseRedemption command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        if (state().redemptions().isReversed(command.redemptionId())) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).reverse(command.redemptionId());
        finish(decision, accounts);
    }

    private @Nullable Long held(HoldId hold, PointsAccounts accounts) {
        return accounts.recorded(state(), each -> each.recorded("hold:" + hold));
    }

    private boolean isKnown(RedemptionId redemption, long points, PointsAccounts accounts) {
        Long recorded = accounts.recorded(state(), each -> each.redemptions().recorded(redemption));
        if (recorded == null) return false;
        if (recorded != points) throw new RedemptionClash(redemption, recorded);
        if (accounts.recorded(state(), each -> each.redemptions().reversed(redemption)) != null) {
            throw new RedemptionAlreadyReversed(redemption);
        }
        return true;
    }
}
