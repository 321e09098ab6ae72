// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.sync.Permit;
import org.outpost.model.access.AccessRefusal;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.ReturnLease;

/// Who works at this counter now, and through the shared table what that role may write. Set by
/// sign-in, read by every use case. Whoever goes home is remembered for one thing: what reaches the
/// machine after them, for what they asked, is given back in their name.
public final class CurrentUser implements Permit {
    private static final String GIVING_BACK = ReturnLease.class.getSimpleName();

    private volatile @Nullable Present present;
    private volatile @Nullable UserId last;

    /// Nobody has ever sat here.
    public CurrentUser() {}

    private CurrentUser(@Nullable UserId last) {
        this.last = last;
    }

    /// Nobody sits here yet; who did before this program began stands in the file.
    public static CurrentUser of(LocalDatabase database) {
        Account account = new AccountStore(database).last();
        return new CurrentUser(account == null ? null : account.user());
    }

    /// The person facts are written by.
    ///
    /// @throws IllegalStateException while nobody is signed in
    public UserId user() {
        return here().user();
    }

    public Role role() {
        return here().role();
    }

    /// In whose name this machine gives back what nobody here needs: whoever sits here, or sat here
    /// last.
    ///
    /// @return null where nobody ever has
    public @Nullable UserId givesBack() {
        return last;
    }

    /// Whether anyone is signed in.
    public boolean isPresent() {
        return present != null;
    }

    /// Whether this person is signed in.
    boolean is(UserId who) {
        Present now = present;
        return now != null && now.user().equals(who);
    }

    /// Whether what waits under an entry of the rail is for whoever sits here; where nobody does,
    /// it is for anybody.
    public boolean settles(String entry) {
        Present now = present;
        return now == null || SignInUseCase.settles(now.role(), entry);
    }

    /// Somebody sits down: after sign-in, or in a bench that has no sign-in.
    public void came(UserId user, Role role) {
        last = user;
        present = new Present(user, role);
    }

    /// Nobody sits here any more: nothing but what is given back is written until the next sign-in.
    public void left() {
        present = null;
    }

    @Override
    public Verdict mayWrite(UserId who, String factType) {
        Present now = present;
        boolean may =
                now != null && now.user().equals(who)
                        ? Permissions.may(now.role(), factType)
                        : factType.equals(GIVING_BACK) && who.equals(last);
        return may ? Verdict.ACCEPTED : Verdict.refused(new AccessRefusal.NotAllowed(factType));
    }

    private Present here() {
        Present now = present;
        if (now == null) {
            throw new IllegalStateException("somebody is signed in before anything is written");
        }
        return now;
    }

    private record Present(UserId user, Role role) {}
}
