// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Sign-in and unlocking: who, and the secret only that person knows. The secret is never kept in a
/// draft.
public final class SignInViewModel {
    private final SignInDesk desk;
    private final Background background;
    private final Consumer<SignedIn> signedIn;
    private final Field user = Field.required("user", typed -> Optional.empty());
    private final Field secret = Field.required("secret", typed -> Optional.empty());
    private static final Phrase LEAD = Phrase.of("signin.lead");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Phrase>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<Phrase>> lead =
            new ReadOnlyObjectWrapper<>(Optional.of(LEAD));

    public SignInViewModel(SignInDesk desk, Background background, Consumer<SignedIn> signedIn) {
        this.desk = desk;
        this.background = background;
        this.signedIn = signedIn;
    }

    /// What stands above the fields: an invitation, or what became of the person before.
    public ReadOnlyObjectProperty<Optional<Phrase>> leadProperty() {
        return lead.getReadOnlyProperty();
    }

    void say(Phrase said) {
        lead.set(Optional.of(said));
    }

    public Field user() {
        return user;
    }

    public Field secret() {
        return secret;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// The last user of this machine is offered; what somebody has begun to type is not touched.
    /// `then` moves the cursor on.
    public void offerLastUser(Runnable then) {
        background.run(
                desk::lastUser,
                last -> {
                    if (user.text().isEmpty() && !last.isEmpty()) {
                        user.write(last);
                        then.run();
                    }
                },
                trouble -> {});
    }

    /// What a new computer can take in before anybody has signed in.
    Optional<SignInDesk.Beginning> beginning() {
        return desk.beginning();
    }

    /// A first load by stick, before anybody has signed in.
    StickViewModel stick(StickDesk sticks) {
        return new StickViewModel(sticks, background, this::failed);
    }

    public void signIn() {
        List<Field> both = List.of(user, secret);
        if (busy.get() || both.stream().filter(field -> !field.check()).count() > 0) {
            return;
        }
        busy.set(true);
        refusal.set(Optional.empty());
        String name = user.text();
        String typed = secret.textProperty().get();
        background.run(() -> desk.signIn(name, typed), this::answered, this::failed);
    }

    private void answered(Outcome<SignedIn> outcome) {
        busy.set(false);
        secret.write("");
        switch (outcome) {
            case Outcome.Done<SignedIn> done -> {
                say(LEAD);
                signedIn.accept(done.made());
            }
            case Outcome.Declined<SignedIn> declined -> refusal.set(Optional.of(declined.why()));
            case Outcome.NeedsReason<SignedIn> odd -> refusal.set(Optional.of(odd.why()));
        }
    }

    private void failed(Trouble trouble) {
        busy.set(false);
        refusal.set(Optional.of(Phrase.of("signin.trouble", trouble.code())));
    }
}
