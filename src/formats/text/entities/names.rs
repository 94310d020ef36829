//! The names of character references that few texts have.

use std::borrow::Cow;

use super::{find, is_known, references};

/// The document with its references of these names as numbers, which `decode` reads.
pub(in crate::formats) fn decoded(text: &str) -> Cow<'_, str> {
    let mut found: Vec<(usize, &str, char)> = references(text)
        .filter(|(_, name)| !is_known(name))
        .filter_map(|(at, name)| {
            let (first, rest) = name.as_bytes().split_first()?;
            Some((at, name, find(with_semicolon(*first), rest)?))
        })
        .collect();
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    found.sort_unstable_by_key(|(at, ..)| *at);
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, name, character) in found {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push('#');
        out.push_str(&u32::from(character).to_string());
        from = at + name.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The names that need a semicolon, by first letter. Each name is without that letter, and is followed by its
/// character.
#[allow(clippy::too_many_lines, reason = "a table")]
pub(super) fn with_semicolon(first: u8) -> &'static str {
    match first {
        b'A' => "breveĂcyАlphaΑmacrĀogonĄpplyFunction\u{2061}",
        b'B' => "cyБernoullisℬetaΒscrℬ",
        b'C' => concat!(
            "HcyЧacuteĆapitalDifferentialDⅅayleysℭcaronČcircĈdotĊedilla¸enterDot·frℭhiΧ",
            "loseCurlyDoubleQuote”loseCurlyQuote’opfℂ",
        ),
        b'D' => concat!(
            "DⅅJcyЂScyЅZcyЏagger‡caronĎcyДeltaΔiacriticalAcute´iacriticalGrave`ifferentialDⅆ",
            "ot¨otDot⃜oubleDot¨strokĐ",
        ),
        b'E' => "NGŊcaronĚcyЭdotĖmacrĒogonĘpsilonΕscrℰtaΗxponentialEⅇ",
        b'F' => "cyФouriertrfℱscrℱ",
        b'G' => "JcyЃammaΓammadϜbreveĞcedilĢcircĜcyГdotĠ",
        b'H' => "ARDcyЪat^circĤfrℌilbertSpaceℋopfℍscrℋstrokĦ",
        b'I' => concat!(
            "EcyЕJligĲOcyЁcyИdotİfrℑmℑmacrĪmaginaryIⅈnvisibleComma\u{2063}",
            "nvisibleTimes\u{2062}ogonĮotaΙscrℐtildeĨukcyІ",
        ),
        b'J' => "circĴcyЙsercyЈukcyЄ",
        b'K' => "HcyХJcyЌappaΚcedilĶcyК",
        b'L' => "JcyЉacuteĹambdaΛaplacetrfℒcaronĽcedilĻcyЛmidotĿscrℒstrokŁ",
        b'M' => "cyМediumSpace\u{205f}ellintrfℳscrℳuΜ",
        b'N' => concat!(
            "JcyЊacuteŃcaronŇcedilŅcyНegativeMediumSpace\u{200b}egativeThickSpace\u{200b}",
            "egativeThinSpace\u{200b}egativeVeryThinSpace\u{200b}ewLine\noBreak\u{2060}",
            "onBreakingSpace\u{a0}opfℕuΝ",
        ),
        b'O' => "EligŒcyОdblacŐmacrŌmegaΩmicronΟpenCurlyDoubleQuote“penCurlyQuote‘verBar‾",
        b'P' => "cyПhiΦiΠlusMinus±oincareplaneℌopfℙrime″siΨ",
        b'Q' => "opfℚ",
        b'R' => "acuteŔcaronŘcedilŖcyРeℜfrℜhoΡopfℝscrℛ",
        b'S' => "HCHcyЩHcyШOFTcyЬacuteŚcaronŠcedilŞcircŜcyСigmaΣ",
        b'T' => "RADE™SHcyЋScyЦab\tauΤcaronŤcedilŢcyТhetaΘhinSpace\u{2009}ripleDot⃛strokŦ",
        b'U' => "brcyЎbreveŬcyУdblacŰmacrŪnderBar_ogonŲpsiϒpsilonΥringŮtildeŨ",
        b'V' => "cyВerbar‖ert‖erticalLine|eryThinSpace\u{200a}",
        b'W' => "circŴ",
        b'X' => "iΞ",
        b'Y' => "AcyЯIcyЇUcyЮcircŶcyЫumlŸ",
        b'Z' => "HcyЖacuteŹcaronŽcyЗdotŻeroWidthSpace\u{200b}etaΖfrℨopfℤ",
        b'a' => "breveăcyаf\u{2061}lefsymℵlephℵlphaαmacrānd∧ng∠ngstÅogonąpos'st*symp≈",
        b'b' => "ackepsilon϶ackprime‵cyбdquo„epsi϶ernouℬetaβethℶprime‵semi⁏sol\\ull•ullet•",
        b'c' => concat!(
            "acutećap∩aret⁁carončcircĉdotċenterdot·hcyчhiχircˆircledR®lubs♣olon:omma,ommat@",
            "omplexesℂong≅opysr℗rarr↵up∪",
        ),
        b'd' => concat!(
            "Arr⇓agger†alethℸarr↓ash‐caronďcyдdⅆdagger‡eltaδiams♦ie¨igammaϝiv÷ivideontimes⋇",
            "jcyђollar$scyѕstrokđzcyџ",
        ),
        b'e' => concat!(
            "caroněcyэdotėeⅇllℓmacrēmpty∅msp\u{2003}msp13\u{2004}msp14\u{2005}ngŋnsp\u{2002}",
            "ogonępsiεpsilonεpsivϵquals=quiv≡scrℯtaηuro€xcl!xist∃xpectationℰxponentialeⅇ",
        ),
        b'f' => "cyфnofƒorall∀rasl⁄",
        b'g' => concat!(
            "ammaγammadϝbreveğcircĝcyгdotġe≥imelℷjcyѓrave`scrℊtcc⪧tcir⩺tdot⋗tlPar⦕tquest⩼",
            "trapprox⪆trarr⥸trdot⋗treqless⋛treqqless⪌trless≷trsim≳",
        ),
        b'h' => concat!(
            "Arr⇔airsp\u{200a}alf½amiltℋardcyъarr↔barℏcircĥearts♥ellip…orbar―slashℏstrokħ",
            "ybull⁃yphen‐",
        ),
        b'i' => concat!(
            "c\u{2063}cyиecyеiⅈiota℩jligĳmacrīmageℑmaglineℐmagpartℑmathıncare℅nfin∞nodotınt∫",
            "ntegersℤocyёogonįotaιsin∈t\u{2062}tildeĩukcyі",
        ),
        b'j' => "circĵcyйsercyјukcyє",
        b'k' => "appaκappavϰcedilķcyкgreenĸhcyхjcyќ",
        b'l' => concat!(
            "Arr⇐acuteĺagranℒambdaλang⟨arr←brace{brack[caronľcedilļceil⌈cub{cyлdquo“dquor„e≤",
            "floor⌊jcyљmidotŀowast∗owbar_oz◊par(rm\u{200e}saquo‹sqb[squo‘squor‚strokłtcc⪦",
            "tcir⩹tdot⋖three⋋times⋉tlarr⥶tquest⩻trPar⦖tri◃trie⊴trif◂",
        ),
        b'm' => "cyмdash—ho℧idast*inus−ldr…uμ",
        b'n' => concat!(
            "abla∇acuteńaposŉaturalsℕcaronňcedilņcyнdash–e≠i∋jcyњldr‥otin∉otinva∉otinvb⋷",
            "otinvc⋶otni∌otniva∌otnivb⋾otnivc⋽sub⊄uνum#umero№umsp\u{2007}",
        ),
        b'o' => "cyоdblacőeligœhmΩline‾macrōmegaωmicronοplus⊕r∨rderℴrderofℴscrℴtimes⊗",
        b'p' => concat!(
            "arallel∥art∂cyпercnt%eriod.ermil‰erp⊥ertenk‱hiφhivϕhmmatℳiπivϖlanckℏlanckhℎ",
            "lankvℏlus+m±rime′rimesℙrod∏rop∝siψuncsp\u{2008}",
        ),
        b'q' => "prime⁗uaternionsℍuest?",
        b'r' => concat!(
            "Arr⇒acuteŕadic√ang⟩arr→ationalsℚbrace}brack]caronřcedilŗceil⌉cub}cyрdquo”dquor”",
            "ealℜealineℛealpartℜealsℝfloor⌋hoρhovϱlm\u{200f}par)saquo›sqb]squo’squor’x℞",
        ),
        b's' => concat!(
            "acuteśbquo‚caronšcedilşcircŝcyсdot⋅emi;hchcyщhcyшigmaσigmafςigmavςim∼oftcyьol/",
            "pades♠traightepsilonϵtraightphiϕtrns¯ub⊂ube⊆um∑up⊃upe⊇",
        ),
        b't' => concat!(
            "auτcaronťcedilţcyтdot⃛here4∴hetaθhetasymϑhetavϑhinsp\u{2009}ilde˜imesb⊠imesbar⨱",
            "imesd⨰prime‴rade™scyцshcyћstrokŧ",
        ),
        b'u' => "Arr⇑arr↑brcyўbreveŭcyуdblacűmacrūogonųpsiυpsihϒpsilonυringůtildeũ",
        b'v' => "arepsilonϵarkappaϰarphiϕarpiϖarrhoϱarsigmaςarthetaϑcyвerbar|ert|",
        b'w' => "circŵeierp℘p℘",
        b'x' => "iξ",
        b'y' => "acyяcircŷcyыicyїucyю",
        b'z' => "acuteźcaronžcyзdotżeetrfℨetaζhcyжwj\u{200d}wnj\u{200c}",
        _ => "",
    }
}
