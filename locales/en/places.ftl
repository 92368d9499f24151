### Cities that stand for the time zone of their country, and other cities there: what people type who
### say where they live or where a forum is. Spaces, capitals and accents make no difference. Cities of countries
### whose regions have names are in regions.ftl.

zone-asia-phnom-penh = Phnom Penh
zone-europe-paris = Paris
zone-pacific-auckland = Auckland
    .places = Wellington, Christchurch, Hamilton New Zealand, Dunedin, Hamilton, Manukau, Tauranga, Palmerston North, Rotorua, Napier
zone-asia-bangkok = Bangkok
    .places = Chiang Mai, Pattaya, Surin, Sa Kaeo, Aranyaprathet, Rayong, Isan, Isaan, Esan, Buriram, Sisaket, Si Sa Ket, Trat, Chanthaburi, Chonburi, Samut Prakan, Samut Sakhon, Nonthaburi, Pathum Thani, Phuket, Songkhla
zone-asia-seoul = Seoul
    .places = Busan, Incheon, Daegu, Daejeon, Gwangju, Suwon, Ansan, Ulsan, Gimhae, Changwon, Hwaseong, Pyeongtaek, Siheung, Gimpo, Gyeonggi, Gyeonggi-do, Jeju, Cheonan, Cheongju, Pohang, Gumi
zone-asia-tokyo = Tokyo
    .places = Osaka, Nagoya, Yokohama, Kanagawa, Hiratsuka, Saitama, Kobe, Fukuoka, Kyoto, Hiroshima, Sapporo, Sendai, Chiba, Aichi, Gunma, Shizuoka, Ibaraki, Hamamatsu, Kawasaki, Okinawa
zone-asia-kuala-lumpur = Kuala Lumpur
    .places = Penang, Johor Bahru, Kota Bharu, Johor, Kelantan, Selangor, Sabah, Sarawak, Ipoh, Malacca
zone-asia-singapore = Singapore
    .places = Singapore City
zone-asia-ho-chi-minh = Ho Chi Minh City
    .places = Saigon, Can Tho, Soc Trang, Tra Vinh, Hanoi, Saigon City, Da Nang, Hue, An Giang, Kien Giang, Bac Lieu, Ca Mau, Chau Doc, Rach Gia, Ha Noi
zone-europe-london = London
    .places = London England, Manchester, Birmingham England, Leeds, Glasgow, Edinburgh, Birmingham, Liverpool, Bristol, Sheffield, Cardiff, Belfast, Nottingham, Leicester
zone-europe-berlin = Berlin
    .places = Munich, München, Hamburg, Frankfurt, Cologne, Stuttgart, Düsseldorf, Dresden, Leipzig, Hannover, Hanover, Bremen, Dortmund, Essen, Nuremberg, Nürnberg, Bonn, Köln, Karlsruhe, Mannheim, Bavaria, Bayern, Hessen, Saxony
zone-europe-brussels = Brussels
    .places = Bruxelles, Antwerp, Liège, Ghent, Charleroi
zone-europe-zurich = Zurich
    .places = Geneva, Genève, Lausanne, Basel, Bern
zone-europe-amsterdam = Amsterdam
    .places = Rotterdam, The Hague, Utrecht, Eindhoven
zone-europe-stockholm = Stockholm
    .places = Gothenburg, Göteborg, Malmö
zone-europe-oslo = Oslo
    .places = Bergen, Trondheim, Stavanger
zone-europe-copenhagen = Copenhagen
    .places = København, Aarhus, Odense
zone-europe-helsinki = Helsinki
    .places = Tampere, Turku, Espoo
