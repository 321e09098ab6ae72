// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeysTest {
    @ParameterizedTest
    @CsvSource({
        "रमेश, ramesh",
        "राजकुमार, rajkumar",
        "सुनीता, sunita",
        "कमला, kamla",
        "लक्ष्मी, lakshmi",
        "कृष्ण, krishn",
        "सिंह, singh",
        "मोहम्मद, mohammad",
        "फ़ातिमा, fatima",
        "ज्ञानेंद्र, gyanendr",
        "चंपा, champa",
        "आशा देवी, asha devi",
        "ओमप्रकाश, omprakash",
        "गढ़वाल, garhval",
        "राम १२, ram 12",
        "Ramesh, Ramesh"
    })
    void devanagariIsWrittenAsPeopleSpellIt(String devanagari, String latin) {
        assertThat(Devanagari.latin(devanagari)).isEqualTo(latin);
    }

    @ParameterizedTest
    @CsvSource({
        "Suneeta, सुनीता",
        "Sunitha, सुनीता",
        "Laxmi, लक्ष्मी",
        "Lakshmy, लक्ष्मी",
        "Chaudhary, चौधरी",
        "Choudhari, चौधरी",
        "Singh, सिंह",
        "Muhammad, मोहम्मद",
        "Mohd, मोहम्मद",
        "Fathima, फ़ातिमा",
        "Phatima, फातिमा",
        "Zakir, जाकिर",
        "Quraishi, क़ुरैशी",
        "Agrawal, अग्रवाल",
        "Aggarwal, अग्रवाल",
        "Vikas, विकास",
        "Bikash, विकास",
        "Vishnoo, विष्णु",
        "Aarti, आरती",
        "Arthi, आरती",
        "Omprakash, ओमप्रकाश",
        "Gyanendra, ज्ञानेंद्र",
        "Jnanendra, ज्ञानेंद्र",
        "Xavier, ज़ेवियर",
        "Yadav, यादव",
        "Tripathy, त्रिपाठी",
        "Pandey, पांडे",
        "Sanpat, संपत",
        "Kavitha, कविता",
        "Dwivedi, द्विवेदी",
        "Rahool, राहुल",
        "Ayesha, आयशा",
        "Ishvar, ईश्वर",
        "Rathore, राठौड़",
        "Jeevan, जीवन",
        "Kamala, कमला",
        "Kamla, कमला"
    })
    void differentSpellingsOfOneNameSoundAlike(String typed, String stored) {
        assertThat(SearchKeys.sounds(typed)).isEqualTo(SearchKeys.sounds(stored)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ramesh, Rakesh",
        "Sunita, Sangita",
        "Asha, Usha",
        "Mohan, Sohan",
        "Gita, Kita",
        "Iqbal, Akbal"
    })
    void differentNamesDoNotSoundAlike(String one, String other) {
        assertThat(SearchKeys.sounds(one)).isNotEqualTo(SearchKeys.sounds(other));
    }

    @Test
    void aPersonIsFoundByEveryWordInEitherScript() {
        String document = SearchKeys.document("Suneeta Kumari", "सुनीता कुमारी");
        assertThat(document.split(" "))
                .contains("suneeta", "sunita", "kumari", "0snt", "0kmr")
                .doesNotHaveDuplicates();
        for (String typed : new String[] {"sunita", "सुनीता", "Sunitha kumaree", "कुमारी"}) {
            for (SearchKeys.Asked asked : SearchKeys.asked(typed)) {
                assertThat(
                                (" " + document).contains(" " + asked.word())
                                        || (" " + document).contains(" " + asked.plain())
                                        || (" " + document).contains(" " + asked.sound()))
                        .as(typed)
                        .isTrue();
            }
        }
    }

    @Test
    void titlesAndSignsDoNotCount() {
        assertThat(SearchKeys.words("Smt. Sunita D'Souza-Pinto"))
                .containsExactly("sunita", "dsouza", "pinto");
        assertThat(SearchKeys.words("Shri")).containsExactly("shri");
        assertThat(SearchKeys.words("José")).containsExactly("jose");
        assertThat(SearchKeys.words(null)).isEmpty();
        assertThat(SearchKeys.sounds("J 42 Ao")).isEmpty();
        assertThat(SearchKeys.asked("j")).containsExactly(new SearchKeys.Asked("j", "j", ""));
        assertThat(SearchKeys.words("a ".repeat(100))).hasSize(1);
        assertThat(SearchKeys.words("x".repeat(1000)).getFirst()).hasSize(40);
    }
}
