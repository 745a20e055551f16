package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void names_every_command_and_event_of_the_room() throws IOException {
        assertThat(recordsOf(Command.class))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.commands().values());
        assertThat(recordsOf(Event.class))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.events().values());
    }

    @Test
    void a_name_is_the_simple_one() {
        assertThat(Vocabulary.commands()).containsEntry("RegisterCustomer", RegisterCustomer.class);
        assertThat(Vocabulary.events()).containsEntry("IdentityClaimed", IdentityClaimed.class);
    }

    @Test
    void hands_out_copies() {
        Vocabulary.commands().clear();
        Vocabulary.events().clear();
        assertThat(Vocabulary.commands()).isNotEmpty();
        assertThat(Vocabulary.events()).isNotEmpty();
    }

    @Test
    void every_command_and_event_is_a_record_of_a_sealed_family() {
        assertThat(Vocabulary.commands().values()).allMatch(Class::isRecord);
        assertThat(Vocabulary.events().values()).allMatch(Class::isRecord);
    }

    @Test
    void only_a_command_of_a_policy_is_kept_from_callers() {
        assertThat(Vocabulary.commands().values())
                .filteredOn(command -> command.isAnnotationPresent(ReactionsOnly.class))
                .extracting(Class::getSimpleName)
                .containsExactly(
                        "AccrueCommission",
                        "AddGrowth",
                        "AnnouncePointsExpiry",
                        "BindReferralAtRegistration",
                        "ClawBackPoints",
                        "CountCheckIn",
                        "CountOwnSpend",
                        "EarnPointsForOrder",
                        "EndCampaignRun",
                        "HoldCommission",
                        "PlanCampaignStep",
                        "QualifyReferral",
                        "ReconsiderCampaignRun",
                        "RedeemCouponForOrder",
                        "ReduceGrowth",
                        "RejectReferral",
                        "ReverseCommission",
                        "ReverseEarning",
                        "RevokeReferralReward",
                        "RewardReferral",
                        "SettleCommissions",
                        "StartCampaignRun",
                        "TakeCampaignStep",
                        "WithdrawTouch");
    }

    /** Read off the compiled room itself, so that a family which nobody entered into the vocabulary is found. */
    private static List<Class<?>> recordsOf(Class<?> root) throws IOException {
        Path room = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(room)) {
            return files.map(file -> room.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> root.isAssignableFrom(type) && type.isRecord())
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, VocabularyTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
