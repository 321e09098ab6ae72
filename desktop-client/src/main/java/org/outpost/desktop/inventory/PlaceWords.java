// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.StoreId;

/// Where goods come from and go to, in both scripts. A hospital with one store is said by its own
/// name. Of several, a store is said beside it; its name is written in one script, and the other
/// says its kind where no second store is of that kind.
final class PlaceWords {
    private static final Set<String> KINDS = Set.of("main", "dispensary", "ward", "laboratory");

    private PlaceWords() {}

    /// @param hospital null where it is not known here
    static Phrase of(@Nullable Hospital hospital, StoreId store) {
        if (hospital == null) {
            return Phrase.given(store.hospital().value() + " · " + store.code());
        }
        Phrase name = Phrase.named(hospital.name(), hospital.nameLocal());
        List<StoreRoom> stores = hospital.stores();
        boolean only = stores.size() == 1 && stores.getFirst().code().equals(store.code());
        return only ? name : Phrase.of("place.store", name, store(stores, store.code()));
    }

    /// The store alone, where its hospital goes without saying.
    static Phrase within(@Nullable Hospital hospital, StoreId store) {
        return store(hospital == null ? List.of() : hospital.stores(), store.code());
    }

    private static Phrase store(List<StoreRoom> stores, String code) {
        for (StoreRoom room : stores) {
            if (room.code().equals(code)) {
                long alike = stores.stream().filter(r -> r.kind().equals(room.kind())).count();
                boolean kindSaysIt = alike == 1 && KINDS.contains(room.kind());
                return Phrase.named(room.name(), kindSaysIt ? kind(room.kind()) : "");
            }
        }
        return Phrase.given(code);
    }

    private static String kind(String kind) {
        return Words.inEveryLanguage("place.kind." + kind).get(Lang.HI.ordinal());
    }
}
