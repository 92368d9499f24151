//! Names, codes and flags that say a country by themselves.

use super::check;

#[test]
fn english_names_aliases_and_codes_are_found() {
    check(&[
        ("usa", "=US"),
        ("U.S.A.", "=US"),
        ("USA!!", "=US"),
        (" u.s. ", "=US"),
        ("the US", "=US"),
        ("America", "=US"),
        ("the United States", "=US"),
        ("the States", "=US"),
        ("FR", "=FR"),
        ("KH", "=KH"),
        ("kh", "=KH"),
        ("france!", "=FR"),
        ("kampuchea", "=KH"),
        ("Srok Khmer", "=KH"),
        ("srok barang", "=FR"),
        ("UK", "=GB"),
        ("U.K.", "=GB"),
        ("gbr", "=GB"),
        ("england", "=GB"),
        ("Scotland", "=GB"),
        ("Holland", "=NL"),
        ("South-Korea", "=KR"),
        ("south korea", "=KR"),
        ("newzealand", "=NZ"),
        ("viet nam", "=VN"),
        ("Vietnam", "=VN"),
        ("VIỆT NAM", "=VN"),
        ("cote d'ivoire", "=CI"),
        ("Trinidad & Tobago", "=TT"),
        ("ĐEUTSCHLAND", "=DE"),
        ("étatsunis", "=US"),
        ("Lao P.D.R.", "=LA"),
        ("Puerto Rico", "=PR"),
        ("Guam", "=GU"),
        ("Singapore", "=SG"),
        ("country of Georgia", "=GE"),
        ("NZ", "=NZ"),
        ("TH", "=TH"),
    ]);
}

#[test]
fn khmer_names_and_aliases_are_found() {
    check(&[
        ("អាមេរិក", "=US"),
        ("សហរដ្ឋអាមេរិក", "=US"),
        ("សហរដ្ឋ\u{200B}អាមេរិក។", "=US"),
        ("ស.រ.អា.", "=US"),
        ("ប្រទេសអាមេរិក", "=US"),
        ("ស្រុកអាមេរិក", "=US"),
        ("បារាំង", "=FR"),
        ("បារា\u{17C6}ង", "=FR"),
        ("បារ\u{17C6}\u{17B6}ង", "=FR"),
        ("ប្រទេសបារាំង", "=FR"),
        ("ប្រទេសបារំាង", "=FR"),
        ("ស្រុកខ្មែរ", "=KH"),
        ("ប្រទេសខ្មែរ", "=KH"),
        ("កម្ពុជា", "=KH"),
        ("ព្រះរាជាណាចក្រកម្ពុជា", "=KH"),
        ("កូរ៉េខាងត្បូង", "=KR"),
        ("កូរ៉េ ខាងត្បូង", "=KR"),
        ("ស្រុកថៃ", "=TH"),
        ("ថៃ", "=TH"),
        ("ថៃឡង់ដ៍", "=TH"),
        ("អូស្រ្តាលី", "=AU"),
        ("អូស្ដ្រាលី", "=AU"),
        ("ញូវហ្សេឡង់", "=NZ"),
        ("នូវែលសេឡង់", "=NZ"),
        ("អង់គ្លេស", "=GB"),
        ("កាណាដា", "=CA"),
        ("ជប៉ុន", "=JP"),
        ("អាល្លឺម៉ង់", "=DE"),
        ("វៀតណាម", "=VN"),
        ("ឡាវ", "=LA"),
        ("ប្រទេសហ្សកហ្ស៊ី", "=GE"),
        ("សិង្ហបុរី", "=SG"),
        ("ឥណ្ឌូណេស៊ី", "=ID"),
        ("ព្រុយណេ", "=BN"),
    ]);
}

#[test]
fn a_flag_is_its_country() {
    check(&[
        ("🇰🇭", "=KH"),
        ("🇺🇸🇺🇸", "=US"),
        (" 🇫🇷 !", "=FR"),
        ("🇨🇦 Canada", "=CA"),
        ("កម្ពុជា🇰🇭", "=KH"),
        ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "=GB"),
        ("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "=GB"),
        ("I am in 🇫🇷", "?FR"),
        ("🇰🇭🇺🇸", "?KH US"),
        ("🇺🇸 Long Beach", "?US-CA"),
        ("🇪🇺", "-"),
        ("🏴", "-"),
        ("🇰", "-"),
        ("🇽🇽", "-"),
    ]);
}
