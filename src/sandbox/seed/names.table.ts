/** People of one language: given and family names, and how the family names are written at home where that differs. */
export interface NameGroup {
  readonly country: string;
  readonly language: string;
  readonly cities: readonly string[];
  readonly dialling: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** In the same order as `given` and `family`. */
  readonly nativeGiven?: readonly string[];
  readonly nativeFamily?: readonly string[];
}

/** Names put together for this sandbox; nobody is meant. */
export const NAME_GROUPS: readonly NameGroup[] = [
  {
    country: 'DE',
    language: 'D',
    cities: ['Dünenstadt', 'Birkenfurt'],
    dialling: '+49 30 5550',
    given: ['Jörg', 'Käthe', 'Anneliese', 'Bärbel', 'Ruprecht', 'Swantje'],
    family: ['Kühnemund', 'Ostergaard', 'Weißgerber', 'Brandtner', 'Öhlmüller', 'Sandvoß'],
  },
  {
    country: 'GB',
    language: 'E',
    cities: ['Wexmouth', 'Hollow Bridge'],
    dialling: '+44 20 5550',
    given: ['Imogen', 'Rufus', 'Harriet', 'Desmond', 'Philippa', 'Angus'],
    family: ['Thistlewood', 'Pemberley', 'Oakhurst', 'Fairbrother', "O'Dwyer", 'Marchbanks'],
  },
  {
    country: 'FR',
    language: 'F',
    cities: ['Saint-Élois', 'Rochevert'],
    dialling: '+33 1 5550',
    given: ['Zoé', 'Anaïs', 'Thibault', 'Loïc', 'Clémence', 'François'],
    family: ['Beaurepaire', 'Lefèvre-Dunand', 'Garçonnet', 'Châtelain', 'Delacourbe', 'Noël'],
  },
  {
    country: 'ES',
    language: 'SP',
    cities: ['Puerto Almendra', 'Villaclara'],
    dialling: '+34 91 555',
    given: ['Íñigo', 'Begoña', 'Nuria', 'Álvaro', 'Inés', 'Ramón'],
    family: ['Muñoz Carrera', 'Peñalba', 'Ibáñez Roca', 'Quiñones', 'Zubizarreta', 'Alarcón'],
  },
  {
    country: 'PL',
    language: 'PL',
    cities: ['Brzozów Nowy', 'Wiślany Brzeg'],
    dialling: '+48 22 555',
    given: ['Zbigniew', 'Małgorzata', 'Łucja', 'Świętosław', 'Kinga', 'Bożena'],
    family: ['Wróblewski', 'Dąbkowska', 'Żukowski', 'Szczęsny', 'Krzyżanowska', 'Łęcki'],
  },
  {
    country: 'TR',
    language: 'TR',
    cities: ['Gümüşova', 'Çamlıpınar'],
    dialling: '+90 212 555',
    given: ['Çağla', 'Özgür', 'Şule', 'Işıl', 'Tuğrul', 'Deniz'],
    family: ['Yıldırımoğlu', 'Gökçeer', 'Şahinbaş', 'Ünlüsoy', 'Karaağaç', 'İlkbahar'],
  },
  {
    country: 'JP',
    language: 'JA',
    cities: ['Shirahama', 'Minatono'],
    dialling: '+81 3 5550',
    given: ['Haruka', 'Kenji', 'Sakura', 'Daichi', 'Mio', 'Sota'],
    family: ['Minamoto', 'Takahara', 'Shiraishi', 'Kuronuma', 'Asahina', 'Otsuka'],
    nativeGiven: ['遥', '健司', '桜', '大地', '美緒', '颯太'],
    nativeFamily: ['源', '高原', '白石', '黒沼', '朝比奈', '大塚'],
  },
  {
    country: 'CN',
    language: 'ZHS',
    cities: ['Qinghai Wan', 'Bailu'],
    dialling: '+86 10 5550',
    given: ['Yuxin', 'Haoran', 'Meiling', 'Zihan', 'Jianguo', 'Xiaoyan'],
    family: ['Ouyang', 'Zhuge', 'Shangguan', 'Situ', 'Murong', 'Xiahou'],
    nativeGiven: ['雨欣', '浩然', '美玲', '子涵', '建国', '晓燕'],
    nativeFamily: ['欧阳', '诸葛', '上官', '司徒', '慕容', '夏侯'],
  },
  {
    country: 'KR',
    language: 'KO',
    cities: ['Haesong', 'Baekdu-ri'],
    dialling: '+82 2 5550',
    given: ['Seoyeon', 'Minjun', 'Jiwoo', 'Hajun', 'Yuna', 'Taeyang'],
    family: ['Namgung', 'Hwangbo', 'Seomun', 'Dokgo', 'Sagong', 'Jegal'],
    nativeGiven: ['서연', '민준', '지우', '하준', '유나', '태양'],
    nativeFamily: ['남궁', '황보', '서문', '독고', '사공', '제갈'],
  },
  {
    country: 'AE',
    language: 'AR',
    cities: ['Rimal', 'Wadi Nur'],
    dialling: '+971 4 555',
    given: ['Layla', 'Omar', 'Mariam', 'Khalid', 'Noor', 'Yusuf'],
    family: ['Al Rimali', 'Al Bahri', 'Al Nakhla', 'Al Sahrawi', 'Al Qamar', 'Al Wahat'],
    nativeGiven: ['ليلى', 'عمر', 'مريم', 'خالد', 'نور', 'يوسف'],
    nativeFamily: ['الرملي', 'البحري', 'النخلة', 'الصحراوي', 'القمر', 'الواحات'],
  },
  {
    country: 'GR',
    language: 'EL',
    cities: ['Nea Akti', 'Ammoudia'],
    dialling: '+30 21 555',
    given: ['Ariadne', 'Stavros', 'Kalliope', 'Nikos', 'Eleni', 'Lefteris'],
    family: ['Thalassinos', 'Petridou', 'Ammoudaki', 'Karavas', 'Meltemi', 'Vrachos'],
    nativeGiven: ['Αριάδνη', 'Σταύρος', 'Καλλιόπη', 'Νίκος', 'Ελένη', 'Λευτέρης'],
    nativeFamily: ['Θαλασσινός', 'Πετρίδου', 'Αμμουδάκη', 'Καραβάς', 'Μελτέμι', 'Βράχος'],
  },
  {
    country: 'UA',
    language: 'UK',
    cities: ['Pishchane', 'Nova Hreblia'],
    dialling: '+380 44 555',
    given: ['Oksana', 'Taras', 'Solomiia', 'Bohdan', 'Yaroslava', 'Ostap'],
    family: ['Pishchanyi', 'Kalynova', 'Lysenchuk', 'Verbytska', 'Morozenko', 'Zahrebelnyi'],
    nativeGiven: ['Оксана', 'Тарас', 'Соломія', 'Богдан', 'Ярослава', 'Остап'],
    nativeFamily: ['Піщаний', 'Калинова', 'Лисенчук', 'Вербицька', 'Морозенко', 'Загребельний'],
  },
  {
    country: 'IN',
    language: 'HI',
    cities: ['Retnagar', 'Sagarpur'],
    dialling: '+91 22 5550',
    given: ['Ananya', 'Rohan', 'Kavita', 'Devendra', 'Ishaan', 'Meera'],
    family: ['Sagarwala', 'Retwani', 'Chandrasekaran', 'Bhattacharjee', 'Kulkarnee', 'Naravane'],
    nativeGiven: ['अनन्या', 'रोहन', 'कविता', 'देवेन्द्र', 'ईशान', 'मीरा'],
    nativeFamily: ['सागरवाला', 'रेतवानी', 'चन्द्रशेखरन', 'भट्टाचार्जी', 'कुलकर्णी', 'नरवणे'],
  },
  {
    country: 'US',
    language: 'E',
    cities: ['Port Halcyon', 'Cedar Gulch'],
    dialling: '+1 207 555',
    given: ['Wyatt', 'Juniper', 'Beau', 'Magnolia', 'Silas', 'Opal'],
    family: ['Hollingsworth', 'Abernathy', 'Castellano-Reed', 'Winslow', 'Birdsong', 'Van der Meulen'],
  },
];

export const COMPANIES: readonly string[] = [
  'Nordlicht Windkraft GmbH',
  'Quillfeather Publishing Ltd',
  'Maison Tournesol SA',
  'Ferretería Hermanos Olmo SL',
  'Bursztyn Logistyka Sp. z o.o.',
  'Halcyon Marine Instruments Inc',
  'Akatsuki Seimitsu KK',
  'Kanalwerk Dünenstadt AG',
  'Papyrus & Söhne OHG',
  'Oryx Desert Trading LLC',
  'Tidewater Robotics Inc',
  'Grünspan Architekten',
  'Café Zeitlos Rösterei',
  'Blue Kestrel Aviation plc',
  'Mistral Cartographie SARL',
  'Sandkorn Software AG',
  'Lanterna Pictures Srl',
  'Perpetua Clocks Ltd',
  'Kombucha Kollektiv eG',
  'Aurora Polar Research',
];

export const AGENTS: readonly string[] = [
  'Fernweh Reisebüro',
  'Paper Plane Travel',
  'Agence Bel Horizon',
  'Viajes Tres Mares',
  'Compass Rose Tours',
  'Kranich Travel KK',
  'Silk Lantern Journeys',
  'Northbound Business Travel',
  'Meridian Meetings',
  'Globetrotters Unlimited',
];

export const GROUPS: readonly string[] = [
  'Kammerchor Birkenfurt',
  'Wexmouth Cricket Club',
  'Retired Lighthouse Keepers',
  'Tango Sin Prisa',
  'Shirahama Cycling Team',
  'Conference of Small Museums',
  'Wedding Thistlewood',
  'Dragon Boat Crew Bailu',
];
